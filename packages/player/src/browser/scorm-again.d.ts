// The small builds export by name, but their typings declare a default export.
declare module 'scorm-again/scorm12/min' {
  export { Scorm12API } from 'scorm-again'
}
declare module 'scorm-again/scorm2004/min' {
  export { Scorm2004API } from 'scorm-again'
}
