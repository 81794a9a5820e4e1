import { Scorm2004API } from 'scorm-again/scorm2004/min'
import { requestValidity } from '../sequencing/request-validity.ts'
import { startPlayer } from './start-player.ts'

startPlayer((settings, httpService) => new Scorm2004API(settings, httpService), requestValidity)
