// The keypad: a secret ballot on a screen that everybody sees. Every answer is the same
// dot, whichever key it was; no digit is ever in the page. Only keys count, mouse and touch
// do nothing. The digits live in this object and are wiped as soon as they are sent. State
// sits on the DOM node, because the default export runs on every rerun.

const ESC_MS = 1500
const BOXES = "input, textarea, select, [contenteditable=true]"

class Keypad {
  constructor(root, data) {
    this.root = root
    this.picture = new Picture(root)
    this.data = data
    this.put = new Map()
    this.order = []
    this.digits = []
    this.onKey = (event) => this.key(event)
    this.onOutcome = (event) => this.outcome(event.detail)
    document.addEventListener("keydown", this.onKey)
    window.addEventListener("workshop:outcome", this.onOutcome)
    this.go("name")
    this.picture.focus()
  }

  stop() {
    this.stopped = true
    this.digits = []
    clearTimeout(this.escaping)
    document.removeEventListener("keydown", this.onKey)
    window.removeEventListener("workshop:outcome", this.onOutcome)
    this.picture.stop()
  }

  update(data) {
    const other = this.data.round !== data.round
    this.data = data
    for (const [id, seq] of this.put) if (seq <= data.seq) this.put.delete(id)
    if (other) {
      this.waiting = null
      this.put.clear()
      this.person = null
      this.order = []
      this.go("name")
    } else this.draw()
  }

  // --- people -------------------------------------------------------------------------------

  left() {
    return this.data.names.filter(([id]) => !this.put.has(id))
  }

  // Still the same person, or whoever comes after them, in the order people were named in.
  settle() {
    const left = this.left().map(([id]) => id)
    this.order.push(...left.filter((id) => !this.order.includes(id)))
    if (left.includes(this.person)) return
    const after = this.order.indexOf(this.person) + 1
    const order = [...this.order.slice(after), ...this.order.slice(0, after)]
    this.person = order.find((id) => left.includes(id)) ?? null
  }

  other(by) {
    const ids = this.left().map(([id]) => id)
    if (!ids.length) return
    this.person = ids[(ids.indexOf(this.person) + by + ids.length) % ids.length]
    this.say("")
    this.draw()
  }

  // While voting it stays as it was, whatever the page says of who is left.
  name() {
    if (this.screen === "vote") return this.called
    return this.data.names.find(([id]) => id === this.person)?.[1] ?? ""
  }

  // --- keys ---------------------------------------------------------------------------------

  key(event) {
    const target = event.composedPath()[0]
    const ours = this.root.isConnected && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!ours || target.matches?.(BOXES)) return
    if (event.key === "Enter" && target.matches?.("button, a, summary")) return
    if (event.key === "Escape") return this.escape()
    const act = this.action(event)
    if (!act) return
    event.preventDefault()
    if (!event.repeat) act()
  }

  action(event) {
    if (this.screen === "vote") return this.voting(event)
    const enter = { name: () => this.begin(), thanks: () => this.go("name") }[this.screen]
    if (event.key === "Enter") return enter
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    return this.screen === "name" && by && (() => this.other(by))
  }

  voting(event) {
    const digit = this.digit(event)
    if (digit !== null) return () => this.answer(digit)
    return {
      Enter: () => this.enter(),
      Backspace: () => this.back(),
      ArrowUp: () => this.move(-1),
      ArrowDown: () => this.move(1),
    }[event.key]
  }

  // On some keyboards the digits need Shift: then the key itself counts.
  digit({ key, code }) {
    const sign = /^[0-9]$/.test(key) ? key : code.match(/^(?:Digit|Numpad)(\d)$/)?.[1]
    return sign === undefined || Number(sign) > this.data.points ? null : Number(sign)
  }

  // Once asks, twice goes; whatever was keyed in is gone with the page.
  escape() {
    if (this.escaping) {
      this.digits = []
      return location.assign(this.data.back)
    }
    this.escaping = setTimeout(() => {
      this.escaping = 0
      this.draw()
    }, ESC_MS)
    this.draw()
  }

  // --- one ballot -----------------------------------------------------------------------------

  begin() {
    if (!this.person) return
    this.called = this.name()
    this.digits = this.data.items.map(() => undefined)
    this.at = 0
    this.go("vote")
  }

  answer(digit) {
    const at = this.at
    if (at >= this.digits.length) return
    this.digits[at] = digit
    const open = (from) => this.digits.findIndex((known, n) => n >= from && known === undefined)
    const next = open(at) < 0 ? open(0) : open(at)
    this.at = next < 0 ? this.digits.length : next
    this.changed("answered", at)
  }

  back() {
    if (this.digits[this.at] === undefined) this.at = Math.max(this.at - 1, 0)
    this.digits[this.at] = undefined
    this.changed("back", this.at)
  }

  move(by) {
    this.at = Math.min(Math.max(this.at + by, 0), this.digits.length - 1)
    this.changed("at", this.at)
  }

  changed(what, at) {
    this.say("")
    this.draw()
    this.picture.hear(fill(this.data.words[what], { n: at + 1 }))
  }

  full() {
    return this.digits.every((digit) => digit !== undefined)
  }

  enter() {
    const { words, items, round } = this.data
    if (!this.full()) return this.say(words.missing)
    const answers = Object.fromEntries(items.map((item, at) => [item, this.digits[at] || null]))
    const fields = { round_id: round, voter: this.person, way: "keypad", answers, observer: false }
    const detail = { name: "CastBallot", fields, secret: true }
    window.dispatchEvent(new CustomEvent("workshop:do", { detail }))
    if (!detail.id) return this.say(words.offline)
    this.digits = []
    this.waiting = detail.id
    this.go("sending")
  }

  outcome(detail) {
    const { id, ok, later, seq, sentence } = detail
    if (id !== this.waiting) return
    detail.taken = true
    if (later) return this.say(sentence)
    this.waiting = null
    if (ok && seq > this.data.seq) this.put.set(this.person, seq)
    this.go(ok ? "thanks" : "name")
    if (!ok) this.say(fill(this.data.words.again, { sentence }))
  }

  // --- the picture ----------------------------------------------------------------------------

  go(screen) {
    this.screen = screen
    if (screen !== "vote") this.digits = []
    this.picture.hear("")
    this.say("")
    this.draw()
  }

  say(sentence) {
    this.picture.say(sentence)
  }

  // The picture is told which rings are filled, never with what.
  draw() {
    if (this.screen === "name" || this.screen === "thanks") this.settle()
    const filled = this.digits.map((digit) => digit !== undefined)
    const { screen, at, data } = this
    const many = this.left().length > 1
    this.picture.draw(data, { screen, at, filled, name: this.name(), many, escaping: this.escaping })
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let keypad = parentElement.__keypad
  if (!keypad || keypad.stopped) keypad = parentElement.__keypad = new Keypad(parentElement, data)
  keypad.update(data)
  return () => keypad.stop()
}
