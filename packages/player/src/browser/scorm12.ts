import { Scorm12API } from 'scorm-again/scorm12/min'
import { startPlayer } from './start-player.ts'

// The server lets the mastery score decide: here it would turn every unfinished visit with a score into a failure.
startPlayer((settings, httpService) => new Scorm12API({ ...settings, mastery_override: false }, httpService))
