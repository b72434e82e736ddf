// Plain JavaScript: it must be read by an old Node as well, to say what to do.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    [
      `Huiying runs on Node 24; this is Node ${process.versions.node}.`,
      'Run it through npm (npm start, npm test, npm run …): the package brings Node 24 with it.',
      'If that is what you did, the platform package is missing: remove node_modules and run "npm ci" without --omit=optional,',
      'or install Node 24 from https://nodejs.org/.',
    ].join('\n'),
  )
  process.exit(1)
}
// Payload would keep a socket open to whatever listens on port 3000, and the process with it.
process.env.DISABLE_PAYLOAD_HMR ??= 'true'
const [command] = process.argv.splice(2, 1)
process.removeAllListeners('warning')
await import(`./${command}.ts`)
