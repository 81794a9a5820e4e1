/**
 * The part of the course page that talks to a learning system, as the text of a plain script: it is written into
 * packages that must run without a build step. It offers `KarmashalaTracking.connect(standard)`, which answers null
 * when there is no SCORM API.
 */
export const TRACKING_SCRIPT = String.raw`(function () {
  'use strict'

  var LEVELS_MAX = 20

  function apiOf(win, name) {
    try {
      return win[name] || null
    } catch (error) {
      return null // another origin
    }
  }

  function climb(win, name) {
    for (var level = 0; win && level < LEVELS_MAX; level++) {
      var api = apiOf(win, name)
      if (api) return api
      var parent = null
      try {
        parent = win.parent
      } catch (error) {
        return null
      }
      if (!parent || parent === win) return null
      win = parent
    }
    return null
  }

  function findApi(name) {
    var api = climb(window, name)
    if (api) return api
    var opener = null
    try {
      opener = window.opener || (window.top && window.top.opener)
    } catch (error) {
      opener = null
    }
    return opener ? climb(opener, name) : null
  }

  function pad(number, width) {
    var text = String(number)
    while (text.length < width) text = '0' + text
    return text
  }

  function clockTime(date) {
    return pad(date.getHours(), 2) + ':' + pad(date.getMinutes(), 2) + ':' + pad(date.getSeconds(), 2)
  }

  function splitSeconds(seconds) {
    var whole = Math.floor(seconds)
    return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 }
  }

  // SCORM 1.2 CMITimespan: HHHH:MM:SS
  function timespan(seconds) {
    var parts = splitSeconds(seconds)
    return pad(Math.min(parts.hours, 9999), 4) + ':' + pad(parts.minutes, 2) + ':' + pad(parts.seconds, 2)
  }

  // SCORM 2004 timeinterval: ISO 8601 duration
  function duration(seconds) {
    var parts = splitSeconds(seconds)
    return 'PT' + parts.hours + 'H' + parts.minutes + 'M' + parts.seconds + 'S'
  }

  var DIALECTS = {
    scorm12: {
      apiName: 'API',
      initialize: 'LMSInitialize',
      get: 'LMSGetValue',
      set: 'LMSSetValue',
      commit: 'LMSCommit',
      terminate: 'LMSFinish',
      mode: 'cmi.core.lesson_mode',
      location: 'cmi.core.lesson_location',
      exit: 'cmi.core.exit',
      exitFinished: '',
      sessionTime: 'cmi.core.session_time',
      formatTime: timespan,
      isDone: function (get) {
        var status = get('cmi.core.lesson_status')
        return status === 'passed' || status === 'completed'
      },
      // One element carries completion and success in SCORM 1.2, so the better word of the two wins.
      writeStatus: function (set, record, wasDone) {
        if (record.score) {
          set('cmi.core.score.raw', String(record.score.raw))
          set('cmi.core.score.min', '0')
          set('cmi.core.score.max', '100')
        }
        if (record.completed && record.passed === true) set('cmi.core.lesson_status', 'passed')
        else if (wasDone) return
        else if (!record.completed) set('cmi.core.lesson_status', 'incomplete')
        else set('cmi.core.lesson_status', record.passed === false ? 'failed' : 'completed')
      },
      writeAnswer: function (set, path, answer) {
        set(path + 'id', answer.id)
        set(path + 'time', clockTime(new Date()))
        set(path + 'type', 'choice')
        set(path + 'correct_responses.0.pattern', answer.correct.join(','))
        set(path + 'student_response', answer.chosen.join(','))
        set(path + 'result', answer.isCorrect ? 'correct' : 'wrong')
      }
    },
    scorm2004: {
      apiName: 'API_1484_11',
      initialize: 'Initialize',
      get: 'GetValue',
      set: 'SetValue',
      commit: 'Commit',
      terminate: 'Terminate',
      mode: 'cmi.mode',
      location: 'cmi.location',
      exit: 'cmi.exit',
      exitFinished: 'normal',
      sessionTime: 'cmi.session_time',
      formatTime: duration,
      isDone: function (get) {
        return get('cmi.completion_status') === 'completed'
      },
      writeStatus: function (set, record, wasDone) {
        set('cmi.progress_measure', String(record.progress))
        if (record.score) {
          set('cmi.score.scaled', String(record.score.raw / 100))
          set('cmi.score.raw', String(record.score.raw))
          set('cmi.score.min', '0')
          set('cmi.score.max', '100')
        }
        if (record.completed) set('cmi.completion_status', 'completed')
        else if (!wasDone) set('cmi.completion_status', 'incomplete')
        if (record.passed === true) set('cmi.success_status', 'passed')
        else if (record.passed === false && !wasDone) set('cmi.success_status', 'failed')
      },
      writeAnswer: function (set, path, answer) {
        set(path + 'id', answer.id)
        set(path + 'type', 'choice')
        set(path + 'description', answer.question)
        set(path + 'timestamp', new Date().toISOString().slice(0, 19) + 'Z')
        set(path + 'correct_responses.0.pattern', answer.correct.join('[,]'))
        set(path + 'learner_response', answer.chosen.join('[,]'))
        set(path + 'result', answer.isCorrect ? 'correct' : 'incorrect')
      }
    }
  }

  function connect(preferred) {
    var order = preferred === 'scorm12' ? ['scorm12', 'scorm2004'] : ['scorm2004', 'scorm12']
    for (var i = 0; i < order.length; i++) {
      var dialect = DIALECTS[order[i]]
      var api = findApi(dialect.apiName)
      if (api) return openSession(api, dialect)
    }
    return null
  }

  function openSession(api, dialect) {
    var startedAt = Date.now()
    var written = {}
    var open = true

    function call(verb, args) {
      try {
        return api[dialect[verb]].apply(api, args)
      } catch (error) {
        return 'false'
      }
    }
    function succeeded(answer) {
      return String(answer) === 'true'
    }
    function get(element) {
      var value = call('get', [element])
      return value === undefined || value === null || value === 'false' ? '' : String(value)
    }

    if (!succeeded(call('initialize', ['']))) return null
    var mode = get(dialect.mode)
    var wasDone = dialect.isDone(get)
    var saved = { location: get(dialect.location), suspendData: get('cmi.suspend_data') }

    // Everything is read before anything is written: a page that saves first overwrites what it should resume.
    return {
      readOnly: mode === 'review' || mode === 'browse',
      saved: saved,

      /** Writes the whole record and commits. Answers false when the learning system refused any of it. */
      save: function (record) {
        if (!open) return false
        var allWritten = true
        function set(element, value) {
          if (written[element] === value) return
          if (succeeded(call('set', [element, value]))) written[element] = value
          else allWritten = false
        }
        set(dialect.location, record.location)
        set('cmi.suspend_data', record.suspendData)
        dialect.writeStatus(set, record, wasDone)
        set(dialect.exit, record.finished ? dialect.exitFinished : 'suspend')
        set(dialect.sessionTime, dialect.formatTime((Date.now() - startedAt) / 1000))
        return succeeded(call('commit', [''])) && allWritten
      },

      /** Adds one answered question to the journal of interactions; a learning system may not keep one. */
      recordAnswer: function (answer) {
        if (!open) return
        var count = Number(get('cmi.interactions._count'))
        if (!(count >= 0)) return
        dialect.writeAnswer(
          function (element, value) {
            call('set', [element, value])
          },
          'cmi.interactions.' + count + '.',
          answer
        )
      },

      terminate: function () {
        if (!open) return
        open = false
        call('terminate', [''])
      }
    }
  }

  window.KarmashalaTracking = { connect: connect }
})()
`
