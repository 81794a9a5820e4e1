/**
 * The behaviour of the course page, as the text of a plain script. Without it the page is the whole course to read
 * in one piece; with it, screens, questions, and a record.
 */
export const COURSE_SCRIPT = String.raw`(function () {
  'use strict'

  var course = JSON.parse(document.getElementById('course-data').textContent)
  var text = course.strings
  var screens = Array.prototype.slice.call(document.querySelectorAll('.screen'))
  var endIndex = screens.length - 1
  var at = 0
  var seen = screens.map(function () {
    return false
  })
  var answers = course.questions.map(function () {
    return { chosen: [], checked: false }
  })
  var best = null
  var completed = false
  var session = null

  function byId(id) {
    return document.getElementById(id)
  }
  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (whole, name) {
      return String(values[name])
    })
  }
  function make(tag, className, content) {
    var element = document.createElement(tag)
    if (className) element.className = className
    if (content !== undefined) element.textContent = content
    return element
  }

  // ---- the record ----------------------------------------------------------------------------------------------

  function isRight(index) {
    var question = course.questions[index]
    var chosen = answers[index].chosen
    return question.options.every(function (option, position) {
      return option.correct === (chosen.indexOf(position) >= 0)
    })
  }
  function rightCount() {
    return course.questions.filter(function (question, index) {
      return answers[index].checked && isRight(index)
    }).length
  }
  function allChecked() {
    return answers.every(function (answer) {
      return answer.checked
    })
  }
  function allRead() {
    return seen.slice(0, endIndex).every(Boolean)
  }
  function percent(count) {
    return Math.round((100 * count) / course.questions.length)
  }
  function hasPassed() {
    return best !== null && best >= course.passMarkPercent
  }
  function progress() {
    var done = seen.slice(0, endIndex).filter(Boolean).length
    var checked = answers.filter(function (answer) {
      return answer.checked
    }).length
    return completed ? 1 : Math.floor((100 * (done + checked)) / (endIndex + answers.length)) / 100
  }

  // Answers are one letter per option, a capital K in front once checked: short enough for the 4096 of SCORM 1.2.
  function pack() {
    return JSON.stringify({
      v: 1,
      f: course.fingerprint,
      s: seen
        .map(function (read) {
          return read ? '1' : '0'
        })
        .join(''),
      a: answers
        .map(function (answer) {
          return (answer.checked ? 'K' : '') + answer.chosen.map(letter).join('')
        })
        .join(','),
      b: best,
      c: completed ? 1 : 0
    })
  }
  function letter(position) {
    return String.fromCharCode(97 + position)
  }
  function unpack(suspendData) {
    var state
    try {
      state = JSON.parse(suspendData)
    } catch (error) {
      return false
    }
    // A record of another version of the content would put answers under the wrong questions.
    if (!state || state.v !== 1 || state.f !== course.fingerprint) return false
    seen = seen.map(function (read, index) {
      return state.s.charAt(index) === '1'
    })
    String(state.a)
      .split(',')
      .forEach(function (packed, index) {
        if (!answers[index]) return
        answers[index].checked = packed.charAt(0) === 'K'
        answers[index].chosen = packed
          .replace('K', '')
          .split('')
          .map(function (character) {
            return character.charCodeAt(0) - 97
          })
          .filter(function (position) {
            return position >= 0 && position < course.questions[index].options.length
          })
      })
    best = typeof state.b === 'number' ? state.b : null
    completed = state.c === 1
    return true
  }

  function settle() {
    if (!allRead() || !allChecked()) return
    completed = true
    if (course.questions.length > 0) best = Math.max(best === null ? 0 : best, percent(rightCount()))
  }

  function save() {
    settle()
    if (!session || session.readOnly) return
    var hasQuiz = course.questions.length > 0
    var ok = session.save({
      location: screens[at].id,
      suspendData: pack(),
      completed: completed,
      passed: completed && hasQuiz ? hasPassed() : null,
      score: completed && hasQuiz ? { raw: best } : null,
      progress: progress(),
      finished: completed && (!hasQuiz || hasPassed())
    })
    var status = byId('save-status')
    status.textContent = ok ? text.saved : text.notSaved
    status.classList.toggle('is-bad', !ok)
  }

  // ---- screens -------------------------------------------------------------------------------------------------

  function titleOf(index) {
    return screens[index].querySelector('.screen-title').textContent
  }

  function show(index, moveFocus) {
    at = Math.max(0, Math.min(endIndex, index))
    seen[at] = true
    settle()
    if (at === endIndex) showResult()
    screens.forEach(function (screen, position) {
      screen.hidden = position !== at
      screen.classList.toggle('is-current', position === at)
    })
    byId('previous').hidden = at === 0
    byId('next').hidden = at === endIndex
    byId('next-label').textContent =
      at === endIndex - 1 ? (course.questions.length > 0 ? text.toResult : text.toEnd) : text.next
    byId('position').textContent = fill(text.position, { number: at + 1, total: screens.length })
    byId('progress').value = at + 1
    markContents()
    document.title = titleOf(at) + ' – ' + course.title
    byId('contents').removeAttribute('open')
    if (moveFocus) {
      window.scrollTo(0, 0)
      screens[at].querySelector('.screen-title').focus({ preventScroll: true })
    }
  }

  function go(index) {
    show(index, true)
    save()
  }

  function markContents() {
    Array.prototype.forEach.call(document.querySelectorAll('.contents-entry'), function (button, index) {
      if (index === at) button.setAttribute('aria-current', 'step')
      else button.removeAttribute('aria-current')
      button.classList.toggle('is-read', seen[index])
      button.querySelector('.contents-state').textContent =
        seen[index] && index !== endIndex ? ' (' + text.visited + ')' : ''
    })
  }

  // ---- questions -----------------------------------------------------------------------------------------------

  function questionElement(index) {
    return document.querySelector('[data-block-id="' + course.questions[index].id + '"]')
  }

  function prepareQuestion(question, index) {
    var element = questionElement(index)
    var actions = make('div', 'question-actions')
    var button = make('button', 'button button-check', text.check)
    button.type = 'button'
    var live = make('div', 'question-feedback')
    live.setAttribute('aria-live', 'polite')
    actions.appendChild(button)
    element.appendChild(actions)
    element.appendChild(live)
    button.addEventListener('click', function () {
      if (button.getAttribute('aria-disabled') !== 'true') check(index)
    })
    element.addEventListener('change', function () {
      answers[index].chosen = inputs(index)
        .map(function (input, position) {
          return input.checked ? position : -1
        })
        .filter(function (position) {
          return position >= 0
        })
      live.textContent = ''
      save()
    })
  }

  function inputs(index) {
    return Array.prototype.slice.call(questionElement(index).querySelectorAll('input'))
  }

  function check(index) {
    var live = questionElement(index).querySelector('.question-feedback')
    if (answers[index].chosen.length === 0) {
      live.textContent = ''
      live.appendChild(make('p', 'question-verdict is-missing', text.chooseFirst))
      return
    }
    answers[index].checked = true
    var question = course.questions[index]
    if (session && !session.readOnly) {
      session.recordAnswer({
        id: question.id,
        question: question.question.slice(0, 250),
        chosen: answers[index].chosen.map(letter),
        correct: question.options
          .map(function (option, position) {
            return option.correct ? letter(position) : ''
          })
          .filter(Boolean),
        isCorrect: isRight(index)
      })
    }
    drawQuestion(index)
    save()
  }

  /** Puts a question into the state its answer has; used on checking, on resuming and on starting again. */
  function drawQuestion(index) {
    var element = questionElement(index)
    var question = course.questions[index]
    var answer = answers[index]
    var live = element.querySelector('.question-feedback')
    var button = element.querySelector('.button-check')
    Array.prototype.forEach.call(element.querySelectorAll('.option-badge'), function (badge) {
      badge.remove()
    })
    inputs(index).forEach(function (input, position) {
      var isChosen = answer.chosen.indexOf(position) >= 0
      var isCorrect = question.options[position].correct
      var option = input.closest('.kl-option')
      input.checked = isChosen
      input.disabled = answer.checked
      option.classList.toggle('is-correct', answer.checked && isCorrect)
      option.classList.toggle('is-wrong', answer.checked && isChosen && !isCorrect)
      if (!answer.checked || (!isCorrect && !isChosen)) return
      var words = (isCorrect ? [text.correctAnswer] : []).concat(isChosen ? [text.yourChoice] : [])
      option.querySelector('label').appendChild(make('span', 'option-badge', words.join(' · ')))
    })
    live.textContent = ''
    button.textContent = answer.checked ? text.checked : text.check
    button.setAttribute('aria-disabled', answer.checked ? 'true' : 'false')
    if (answer.checked) drawFeedback(live, question, answer, isRight(index))
  }

  function drawFeedback(live, question, answer, right) {
    var someRight = answer.chosen.some(function (position) {
      return question.options[position].correct
    })
    var verdict = right ? text.right : question.kind === 'multipleChoice' && someRight ? text.partlyRight : text.wrong
    live.appendChild(make('p', 'question-verdict ' + (right ? 'is-right' : 'is-not-right'), verdict))
    answer.chosen.forEach(function (position) {
      live.appendChild(make('p', 'question-remark', question.options[position].feedback))
    })
    var explanation = make('p', 'question-explanation')
    explanation.appendChild(make('strong', '', text.explanation + ': '))
    explanation.appendChild(document.createTextNode(question.explanation))
    live.appendChild(explanation)
  }

  // ---- the result ----------------------------------------------------------------------------------------------

  function showResult() {
    var box = byId('result')
    var hasQuiz = course.questions.length > 0
    box.textContent = ''
    if (!completed) {
      box.appendChild(make('p', 'result-badge is-open', text.unfinished))
      box.appendChild(make('p', '', text.remaining))
      box.appendChild(remainingList())
      return
    }
    var passed = !hasQuiz || hasPassed()
    if (hasQuiz) box.appendChild(make('p', 'result-badge ' + (passed ? 'is-passed' : 'is-failed'), passed ? text.passed : text.notPassed))
    else box.appendChild(make('p', '', text.allRead))
    if (hasQuiz && allChecked()) {
      var right = rightCount()
      box.appendChild(
        make('p', 'result-score', fill(text.scoreLine, { right: right, total: answers.length, percent: percent(right) }))
      )
      box.appendChild(make('p', '', fill(text.passMarkLine, { percent: course.passMarkPercent })))
    }
    if (!passed) box.appendChild(make('p', '', text.retryAdvice))
    if (passed) box.appendChild(make('p', '', text.mayClose))
    if (hasQuiz && !passed) {
      var again = make('button', 'button button-main', text.retry)
      again.type = 'button'
      again.addEventListener('click', retry)
      box.appendChild(again)
    }
  }

  function remainingList() {
    var list = make('ul', 'result-remaining')
    screens.slice(0, endIndex).forEach(function (screen, index) {
      var open = course.questions.filter(function (question, position) {
        return question.screen === index && !answers[position].checked
      }).length
      if (seen[index] && open === 0) return
      var item = make('li')
      var button = make('button', 'link-button', titleOf(index))
      button.type = 'button'
      button.addEventListener('click', function () {
        go(index)
      })
      item.appendChild(button)
      var what = open > 0 ? text.openQuestions + ': ' + open : text.unread
      item.appendChild(document.createTextNode(' – ' + what))
      list.appendChild(item)
    })
    return list
  }

  function retry() {
    answers.forEach(function (answer, index) {
      answer.chosen = []
      answer.checked = false
      drawQuestion(index)
    })
    go(course.questions[0].screen)
  }

  // ---- start and end -------------------------------------------------------------------------------------------

  function notice(words) {
    var box = byId('notice')
    box.textContent = words
    box.hidden = false
  }

  function start() {
    document.documentElement.classList.add('is-interactive')
    course.questions.forEach(prepareQuestion)
    session = window.KarmashalaTracking.connect(course.standard)
    var first = 0
    if (!session) notice(text.notConnected)
    else {
      if (session.readOnly) notice(text.reviewing)
      if (unpack(session.saved.suspendData)) {
        first = Math.max(0, screens.indexOf(byId(session.saved.location)))
      }
    }
    course.questions.forEach(function (question, index) {
      drawQuestion(index)
    })
    show(first, false)
    save()

    byId('previous').addEventListener('click', function () {
      go(at - 1)
    })
    byId('next').addEventListener('click', function () {
      go(at + 1)
    })
    Array.prototype.forEach.call(document.querySelectorAll('.contents-entry'), function (button, index) {
      button.addEventListener('click', function () {
        go(index)
      })
    })

    // Every step is saved already. Leaving only tells the time and says goodbye; some systems listen to the one
    // event, some to the other.
    window.addEventListener('beforeunload', save)
    window.addEventListener('pagehide', function () {
      save()
      if (session) session.terminate()
    })
    document.addEventListener('visibilitychange', function () {
      if (document.visibilityState === 'hidden') save()
    })
    window.addEventListener('pageshow', function (event) {
      // Back from the browser's cache with a session that has ended.
      if (event.persisted) window.location.reload()
    })
  }

  start()
})()
`
