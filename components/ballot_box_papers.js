// The two papers of the ballot box: a score for every question, or a few dots to give away.

class Scores {
  constructor(box) {
    this.box = box
    this.data = box.data
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
    const scale = make("div", "scale")
    row.setAttribute("role", "group")
    row.setAttribute("aria-label", label)
    scale.style.setProperty("--points", this.data.points.length)
    for (const [value, chip] of this.data.points) scale.append(this.choice(scale, item, value, chip))
    const unknown = this.choice(scale, item, null, this.data.words.unknown)
    unknown.classList.add("apart")
    scale.append(unknown)
    row.append(title, scale)
    row.item = item
    return row
  }

  choice(scale, item, value, chip) {
    const button = make("button", "choice")
    button.append(make("span", "number", value === null ? "–" : String(value)), " ", make("span", "chip", chip))
    if (value === null) button.setAttribute("aria-label", chip)
    const { answers } = this.box.ballot
    button.setAttribute("aria-pressed", String(answers.has(item) && answers.get(item) === value))
    button.onclick = () => {
      for (const other of scale.children) other.setAttribute("aria-pressed", String(other === button))
      this.box.chosen(item, value)
    }
    return button
  }

  counter() {
    const values = { n: this.box.ballot.answers.size, of: this.data.questions.length }
    return fill(this.data.words.counter, values)
  }

  question() {
    const { words, questions } = this.data
    const n = questions.length - this.box.ballot.answers.size
    return n ? fill(n === 1 ? words.open_one : words.open, { n }) : ""
  }

  firstOpen() {
    return this.rows.find((row) => !this.box.ballot.answers.has(row.item))?.querySelector("button")
  }
}

class Dots {
  constructor(box) {
    this.box = box
    this.data = box.data
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
    return this.box.ballot.answers.get(item) ?? 0
  }

  left() {
    return [...this.box.ballot.answers.values()].reduce((left, dots) => left - dots, this.data.budget)
  }

  step(item, by) {
    if (by > 0 ? !this.left() : !this.given(item)) return
    this.box.chosen(item, this.given(item) + by)
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
