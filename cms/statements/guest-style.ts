/** Styles of the guest's page, on top of the plain page's. Phone first; nothing is fetched. */
export const guestStyle = `
.bureau { margin: 0 0 1.4rem; padding-bottom: .5rem; border-bottom: 3px solid var(--mark); color: var(--soft); font-size: .9rem }
.bureau span { font-weight: 700; color: var(--ink) }
.terms { display: grid; gap: .2rem 1.2rem; padding: .7rem 0; border: solid var(--line); border-width: 1px 0; font-size: .92rem }
.terms div { display: flex; flex-wrap: wrap; gap: 0 .8em } .terms dt { min-width: 5em; color: var(--soft) } .terms dd { margin: 0 }
.faults { padding: .7rem 1.1rem; border: 1px solid var(--alarm); border-left-width: 5px } .faults h2 { margin: 0; color: var(--alarm) } .faults ul { margin: .4em 0 0; padding-left: 1.2em }
.since { padding: .9rem 1.1rem; border: 1px solid var(--line); background: var(--raised) } .since h2 { margin-top: 0 } .since li { margin: .6em 0 } .since ul { margin: 0; padding: 0; list-style: none }
.since .where { display: block; color: var(--soft); font-size: .85rem } .since .text { white-space: pre-line }
ins { background: var(--come); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .2em } del { background: var(--gone) }
article { margin: 1.6rem 0; padding: .2rem 0 .8rem; border: solid var(--mark); border-width: 1px 0 }
article h2 { font: 700 1.3rem/1.45 "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif; margin: .7em 0 } article .kind { margin: .8em 0 0; color: var(--mark); font-weight: 600; font-size: .9rem; letter-spacing: .08em } .summary { font-size: 1.05rem; white-space: pre-line }
.elements dt { margin-top: .9em; color: var(--mark); font-weight: 600 } .elements dd { margin: 0; white-space: pre-line }
.elements { margin-bottom: 1.6rem } .block > :first-child { margin-top: .6em } .block > div > :first-child { margin-top: 0 } .block blockquote { padding-left: 1rem; border-left: 3px solid var(--line); color: var(--soft) } .block pre { overflow-x: auto; padding: .8rem; background: var(--raised) }
.block figure, .block p { margin: .4em 0 } figure { margin: 1em 0 } figure img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line) } figcaption { color: var(--soft); font-size: .85rem }
.table { overflow-x: auto } table { border-collapse: collapse; font-size: .92rem } td, th { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start }
details.say { margin: 0 0 .9rem; font-size: .88rem } details.say summary::before { content: '＋ ' / '' } details.say[open] summary::before { content: '－ ' / '' } details.say summary { display: inline-block; list-style: none; padding: .2rem 0; color: var(--mark); cursor: pointer } details.say label { margin: .3rem 0 }
.digest { font-size: .9rem; color: var(--soft) }
label { display: block; margin: .9rem 0 .2rem; font-weight: 600 } label small { font-weight: 400; color: var(--soft) } input[type=text], input[type=tel], textarea { display: block; width: 100%; margin-top: .2rem; padding: .55rem .7rem; font: inherit; font-weight: 400; color: inherit; background: var(--raised); border: 1px solid var(--soft); border-radius: 3px } [aria-invalid] { border-color: var(--alarm) !important }
.people { display: grid; gap: 0 1rem } @media (min-width: 36rem) { .people { grid-template-columns: 1fr 1fr 1fr } }
.acts { display: flex; flex-wrap: wrap; gap: .7rem; margin-top: 1.2rem } button { min-height: 2.8rem; padding: .5rem 1.3rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--mark); border: 1px solid var(--mark); border-radius: 3px; cursor: pointer } button.return { color: var(--alarm); background: none; border-color: var(--alarm) }
.note { color: var(--soft); font-size: .9rem }
@media print { html { font-size: 11pt } main { max-width: none; padding: 0 } .screen { display: none } }`
