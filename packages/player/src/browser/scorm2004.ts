import { Scorm2004API } from 'scorm-again/scorm2004/min'
import { startPlayer } from './start-player.ts'

startPlayer((settings, httpService) => new Scorm2004API(settings, httpService))
