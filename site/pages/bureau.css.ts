import { bureau } from '../projection/queries.ts'

/** The bureau's own colour; on a dark ground it is lightened so that it stays readable. */
export const GET = () => {
  const { colour } = bureau()
  const css = colour
    ? `:root{--bureau:light-dark(${colour},color-mix(in oklab,${colour} 45%,#fff))}\n`
    : '/* the bureau uses the colour of the site */\n'
  return new Response(css, { headers: { 'content-type': 'text/css; charset=utf-8' } })
}
