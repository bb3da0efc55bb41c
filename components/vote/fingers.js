// Counting fingers: every key or tap is one hand seen; nothing is sent before the total is
// right. State sits on the DOM node, because the default export runs on every rerun.

class Fingers {
  constructor(root) {
    this.root = root
    this.pad = root.querySelector(".fingers")
    this.pad.onkeydown = (event) => this.key(event)
    this.hands = []
    this.onOutcome = (event) => this.outcome(event.detail)
    window.addEventListener("workshop:outcome", this.onOutcome)
  }

  stop() {
    this.stopped = true
    this.hands = []
    window.removeEventListener("workshop:outcome", this.onOutcome)
  }

  update(data) {
    const before = this.data
    const other = before?.round !== data.round || before?.item !== data.item
    this.data = data
    if (other) this.reset()
    // The page knows the count by now: a further one is meant as such.
    if (this.filed && data.seq >= this.filed) this.filed = 0
    if (!this.right()) this.asking = false
    if (JSON.stringify(before?.points) !== JSON.stringify(data.points)) this.buildTiles()
    this.draw()
    if (other) this.pad.focus({ preventScroll: true })
  }

  reset() {
    this.hands = []
    this.asking = false
    this.waiting = null
    this.filed = 0
    this.say("")
  }

  // --- counting -------------------------------------------------------------------------

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const value = this.digit(event)
    if (value !== null) this.hand(value)
    else if (event.key === "Backspace") this.back()
    else if (event.key !== "Enter" || !this.enter(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  // On some keyboards the digits need Shift: then the key itself counts.
  digit(event) {
    const sign = /^[0-9]$/.test(event.key) ? event.key : event.code.match(/^(?:Digit|Numpad)(\d)$/)?.[1]
    const known = sign === "0" || this.data.points.some(([value]) => String(value) === sign)
    return known ? Number(sign) : null
  }

  // Whether Enter was for the whole count, and not for the button that has the focus.
  enter(event) {
    const own = event.target.closest(".less, .actions button")
    if (own || event.repeat || !this.right()) return false
    if (this.asking) this.file()
    else this.ask()
    return true
  }

  // Whoever types goes on typing: Enter is for the count then, whatever was clicked before.
  hand(value) {
    this.pad.focus({ preventScroll: true })
    this.add(value)
  }

  add(value) {
    if (this.closed()) return
    this.hands.push(value)
    this.changed()
  }

  back() {
    if (this.closed()) return
    this.hands.pop()
    this.changed()
  }

  less(value) {
    const at = this.hands.lastIndexOf(value)
    if (this.closed() || at < 0) return
    this.hands.splice(at, 1)
    this.changed()
  }

  again() {
    this.hands = []
    this.changed()
    this.pad.focus({ preventScroll: true })
  }

  changed() {
    this.asking = false
    this.say("")
    this.draw()
  }

  closed() {
    return Boolean(this.waiting || this.filed)
  }

  right() {
    return !this.closed() && this.data.hands > 0 && this.hands.length === this.data.hands
  }

  // --- filing ---------------------------------------------------------------------------

  ask() {
    this.asking = true
    this.draw()
    this.root.querySelector(".actions button").focus({ preventScroll: true })
  }

  counts() {
    const values = [...this.data.points.map(([value]) => value), 0]
    return Object.fromEntries(values.map((value) => [String(value), this.number(value)]))
  }

  number(value) {
    return this.hands.filter((hand) => hand === value).length
  }

  file() {
    if (!this.right()) return
    const fields = { round_id: this.data.round, item: this.data.item, counts: this.counts() }
    const detail = { name: "CountFingers", fields, secret: true }
    window.dispatchEvent(new CustomEvent("workshop:do", { detail }))
    if (!detail.id) return this.say(this.data.words.offline)
    this.waiting = detail.id
    this.asking = false
    this.say(this.data.words.filing)
    this.draw()
    this.pad.focus({ preventScroll: true })
  }

  outcome(detail) {
    const { id, ok, later, seq, sentence } = detail
    if (id !== this.waiting) return
    detail.taken = true
    if (later) return this.say(sentence)
    this.waiting = null
    if (ok) {
      this.hands = []
      this.filed = seq > this.data.seq ? seq : 0
    }
    this.say(ok ? this.data.words.filed : sentence)
    this.draw()
  }

  // --- drawing --------------------------------------------------------------------------

  say(sentence) {
    this.root.querySelector(".say").textContent = sentence
  }

  buildTiles() {
    const holder = this.root.querySelector(".tiles")
    const points = [...this.data.points, [0, this.data.words.unknown]]
    holder.style.setProperty("--points", points.length - 1)
    this.tiles = points.map(([value, chip]) => this.tile(value, chip))
    holder.replaceChildren(...this.tiles.map(({ tile }) => tile))
  }

  tile(value, chip) {
    const tile = make("div", value ? "tile" : "tile apart")
    const more = make("button", "more")
    const count = make("span", "hands")
    const less = make("button", "less", "−")
    more.append(make("span", "number", String(value)), make("span", "chip", chip), count)
    less.setAttribute("aria-label", fill(this.data.words.less, { chip: `${value} ${chip}` }))
    more.onclick = () => this.add(value)
    less.onclick = (event) => {
      this.less(value)
      if (event.detail) this.pad.focus({ preventScroll: true })
    }
    tile.append(more, less)
    return { tile, value, count, less, more }
  }

  draw() {
    const { words, question, points } = this.data
    this.pad.setAttribute("aria-label", question)
    this.root.querySelector(".question").textContent = question
    this.root.querySelector(".help").textContent = fill(words.help, { points: points.length })
    this.root.querySelector(".count").textContent = this.sentence()
    for (const { value, count, less, more } of this.tiles) {
      const number = this.number(value)
      count.textContent = number ? fill(words.counted, { n: number }) : ""
      less.setAttribute("aria-disabled", String(!number || this.closed()))
      more.setAttribute("aria-disabled", String(this.closed()))
    }
    this.drawActions()
  }

  sentence() {
    const { words, hands } = this.data
    const values = { n: this.hands.length, of: hands }
    if (!hands) return words.nobody
    if (this.closed()) return ""
    if (values.n > hands) return fill(hands === 1 ? words.many_one : words.many, values)
    return fill(this.asking ? words.right : words.counting, values)
  }

  // The buttons under the tiles, built anew only when there are others.
  drawActions() {
    const state = this.asking ? "ask" : this.hands.length > this.data.hands ? "many" : "count"
    const holder = this.root.querySelector(".actions")
    if (state !== this.state) holder.replaceChildren(...this.actions(state))
    this.state = state
    if (state === "count") holder.firstChild.setAttribute("aria-disabled", String(!this.right()))
  }

  actions(state) {
    const { words } = this.data
    const again = make("button", "", words.again)
    again.onclick = () => this.again()
    if (state === "many") return [again]
    const go = make("button", "primary", state === "ask" ? words.yes : words.file)
    go.onclick = () => (this.asking ? this.file() : this.right() && this.ask())
    return state === "ask" ? [go, again] : [go]
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let fingers = parentElement.__fingers
  if (!fingers || fingers.stopped) fingers = parentElement.__fingers = new Fingers(parentElement)
  fingers.update(data)
  return () => fingers.stop()
}
