import { giveUp } from './prepare.js'

/**
 * Starts a process of the product and lets it end in order when it is told to; told twice, it ends at once.
 * @param start resolves to what was started, with its `stop`
 * @param announce tells whoever started it where it answers
 */
export async function runUntilStopped(start, announce) {
  // Listening before anything starts: a signal that arrives meanwhile must not be lost.
  let isStopping = false
  let stop = null
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      if (stop) void stopAndExit()
    })
  }

  async function stopAndExit() {
    console.log('\nStopping …')
    await stop().catch((error) => {
      console.error(error)
      process.exitCode = 1
    })
    process.exit()
  }

  try {
    const started = await start()
    stop = started.stop
    if (isStopping) await stopAndExit()
    announce(started)
  } catch (error) {
    if (['ConfigurationError', 'EmbeddedError'].includes(error?.name)) giveUp(error.message)
    console.error(error)
    process.exit(1)
  }
}
