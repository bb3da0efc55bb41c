// The two papers of the ballot box and of a phone: a score for every question, or a few dots to
// give away.
//
// Every question of a score is one tab stop. Arrows look at its answers, Space and Enter choose;
// a digit chooses and goes on to a question that is open, on its first answer: what was chosen
// is never what a screen reader says next.

const FULL = 44 // letters of the longest word times answers that a row has room for
const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

class Scores {
  constructor(holder) {
    this.holder = holder
    this.data = holder.data
  }

  parts() {
    this.rows = this.data.questions.map((question) => this.row(...question))
    return [this.meanings(), ...this.rows]
  }

  meanings() {
    const details = make("details", "meanings")
    const list = make("ul", "")
    details.open = matchMedia("(min-width: 700px)").matches
    for (const [value, chip, meaning] of this.data.points) {
      const line = make("li", "")
      line.append(make("b", "", `${value} ${chip}`), meaning ? ` ${meaning}` : "")
      list.append(line)
    }
    details.append(make("summary", "", this.data.words.scale), list)
    return details
  }

  row(item, label) {
    const row = make("div", "question")
    const title = make("p", "label", label)
    const scale = make("div", this.isLong() ? "scale long" : "scale")
    row.setAttribute("role", "radiogroup")
    row.setAttribute("aria-label", label || this.data.words.vote)
    scale.style.setProperty("--points", this.data.points.length)
    for (const [value, chip] of this.data.points) scale.append(this.choice(row, item, value, chip))
    const unknown = this.choice(row, item, null, this.data.words.unknown)
    unknown.classList.add("apart")
    scale.append(unknown)
    row.append(title, scale)
    row.item = item
    row.onkeydown = (event) => this.key(row, event)
    this.stopAt(row, this.chosenOf(row) ?? scale.firstChild)
    return row
  }

  isLong() {
    const chips = [...this.data.points.map(([, chip]) => chip), this.data.words.unknown]
    const longest = Math.max(...chips.flatMap((chip) => chip.split(" ")).map((word) => word.length))
    return longest * chips.length > FULL
  }

  choice(row, item, value, chip) {
    const button = make("button", "choice")
    button.append(make("span", "number", value === null ? "–" : String(value)), " ", make("span", "chip", chip))
    if (value === null) button.setAttribute("aria-label", chip)
    const { answers } = this.holder.ballot
    button.value = value ?? 0
    button.setAttribute("role", "radio")
    button.setAttribute("aria-checked", String(answers.has(item) && answers.get(item) === value))
    button.onclick = () => {
      for (const other of this.choicesOf(row)) other.setAttribute("aria-checked", String(other === button))
      this.stopAt(row, button)
      this.holder.choose(item, value)
    }
    return button
  }

  choicesOf(row) {
    return [...row.querySelectorAll(".choice")]
  }

  chosenOf(row) {
    return this.choicesOf(row).find((choice) => choice.getAttribute("aria-checked") === "true")
  }

  // The one answer of a question that Tab comes to.
  stopAt(row, choice) {
    for (const other of this.choicesOf(row)) other.tabIndex = other === choice ? 0 : -1
  }

  key(row, event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const choices = this.choicesOf(row)
    const at = choices.indexOf(event.target)
    const typed = /^[0-9]$/.test(event.key) && choices.find((choice) => choice.value === event.key)
    const to = choices[(at + STEPS[event.key] + choices.length) % choices.length]
    if (!typed && !to) return
    event.preventDefault()
    event.stopPropagation()
    if (!typed) {
      this.stopAt(row, to)
      to.focus()
    } else if (!event.repeat) {
      typed.onclick()
      this.goOn(row)
    }
  }

  // From a question that was answered to the next one that is open, else to what files the ballot.
  goOn(row) {
    const open = this.rows.filter((other) => !this.holder.ballot.answers.has(other.item))
    const next = open.find((other) => this.rows.indexOf(other) > this.rows.indexOf(row)) ?? open[0]
    const stop = next ? this.choicesOf(next)[0] : this.holder.foot.querySelector("button")
    const to = stop ?? this.chosenOf(row)
    to.focus()
  }

  counter() {
    const values = { n: this.holder.ballot.answers.size, of: this.data.questions.length }
    return fill(this.data.words.counter, values)
  }

  question() {
    const { words, questions } = this.data
    const n = questions.length - this.holder.ballot.answers.size
    return n ? fill(n === 1 ? words.open_one : words.open, { n }) : ""
  }

  firstOpen() {
    return this.rows.find((row) => !this.holder.ballot.answers.has(row.item))?.querySelector(".choice")
  }
}

class Dots {
  constructor(holder) {
    this.holder = holder
    this.data = holder.data
  }

  parts() {
    this.rows = this.data.questions.map(([item, label]) => this.row(item, label))
    this.draw()
    return this.rows.map(({ row }) => row)
  }

  row(item, label) {
    const { words } = this.data
    const row = make("div", "question dots")
    const less = make("button", "step", "−", () => this.step(item, -1))
    const more = make("button", "step", "+", () => this.step(item, 1))
    const count = make("span", "given")
    row.setAttribute("role", "group")
    row.setAttribute("aria-label", label)
    less.setAttribute("aria-label", fill(words.less, { label }))
    more.setAttribute("aria-label", fill(words.more, { label }))
    row.append(make("p", "label", label), less, count, more)
    return { row, item, less, more, count }
  }

  given(item) {
    return this.holder.ballot.answers.get(item) ?? 0
  }

  left() {
    return [...this.holder.ballot.answers.values()].reduce((left, dots) => left - dots, this.data.budget)
  }

  step(item, by) {
    if (by > 0 ? !this.left() : !this.given(item)) return
    this.holder.choose(item, this.given(item) + by)
    this.draw()
  }

  draw() {
    const { words } = this.data
    for (const { item, less, more, count } of this.rows) {
      const n = this.given(item)
      count.textContent = words.dots[n]
      less.setAttribute("aria-disabled", String(!n))
      more.setAttribute("aria-disabled", String(!this.left()))
    }
  }

  counter() {
    const n = this.left()
    return fill(n === 1 ? this.data.words.left_one : this.data.words.left, { n })
  }

  question() {
    const { words } = this.data
    const unused = this.left() === 1 ? words.unused : words.unused_many
    return this.left() ? fill(unused, { left: this.counter() }) : ""
  }

  firstOpen() {
    return this.rows.find(({ more }) => more.getAttribute("aria-disabled") === "false")?.more
  }
}
