// Keying in paper slips: digits or letters go in, dots come out, and no sign is ever drawn.
//
// The signs live in this object until the slip is full, then go to the live socket, which
// keeps them in memory only, until they are on the server's disk. State sits on the DOM
// node, because the default export runs on every rerun.

class Slips {
  constructor(root) {
    this.root = root
    this.signs = []
    this.who = new Who(root.querySelector(".who"), this)
    this.waiting = new Map()
    this.acked = []
    this.sums = new Map()
    this.input = root.querySelector(".pad input")
    this.input.onkeydown = (event) => this.key(event)
    this.input.oninput = () => this.typed()
    this.onOutcome = (event) => this.outcome(event.detail)
    window.addEventListener("workshop:outcome", this.onOutcome)
  }

  stop() {
    this.stopped = true
    this.signs = []
    window.removeEventListener("workshop:outcome", this.onOutcome)
  }

  update(data) {
    if (this.data?.round !== data.round) {
      this.signs = []
      this.acked = []
      this.who.reset()
      this.waiting.clear()
      this.sums.clear()
    }
    this.data = data
    // Slips on disk that the page does not count yet; the rest are in `data.filed`.
    this.acked = this.acked.filter((slip) => slip.seq > data.seq)
    this.draw()
    if (!this.focused) this.input.focus({ preventScroll: true })
    this.focused = true
  }

  // --- typing ---------------------------------------------------------------------------

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "Backspace") this.signs.pop()
    else if (event.key === "Enter") this.enter()
    else if (event.key.length === 1 && event.key !== " ") this.add(event.key)
    else return
    if (event.key !== "Enter") this.blank = this.hinted = false
    event.preventDefault()
    event.stopPropagation() // Streamlit takes some letters for commands of its own.
    this.draw()
  }

  // Soft keyboards send no usable keydown; what they put into the input is taken out at once.
  typed() {
    const typed = this.input.value
    this.input.value = ""
    for (const sign of typed) this.add(sign)
    this.draw()
  }

  add(sign) {
    const at = this.place(sign)
    if (at === null || this.full() || this.signs.length >= this.most()) return
    if (this.nameless()) return this.say(this.data.words.choose)
    this.signs.push(at)
    if (this.signs.length === this.most()) this.file()
  }

  // A digit, or the place of the item that a letter names; null for any other sign.
  place(sign) {
    const { letters, items, points } = this.data
    const at = letters ? sign.toUpperCase().charCodeAt(0) - 65 : Number(sign)
    const end = letters ? Math.min(items.length, 26) : points + 1
    return /^[0-9a-z]$/i.test(sign) && at >= 0 && at < end ? at : null
  }

  most() {
    return this.data.letters ? this.data.budget : this.data.items.length
  }

  enter() {
    const { letters, words } = this.data
    if (this.full()) return
    if (this.nameless()) return this.say(words.choose)
    if (this.signs.length === this.most() || (letters && (this.signs.length || this.blank))) return this.file()
    this.blank = letters
    this.hinted = true
    this.say(letters ? words.none : words.few)
  }

  // --- filing -----------------------------------------------------------------------------

  answers() {
    const { items, letters } = this.data
    if (!letters) return Object.fromEntries(items.map((item, at) => [item, this.signs[at] || null]))
    const dots = {}
    for (const at of this.signs) dots[items[at]] = (dots[items[at]] ?? 0) + 1
    return dots
  }

  voter() {
    if (this.observers) return seat("watch")
    return this.named() ? this.who.person : seat("slip")
  }

  file() {
    const answers = this.answers()
    const name = this.named() ? this.who.name() : ""
    const slip = { voter: this.voter(), name, observer: this.observers, ...this.sum() }
    const { voter, observer } = slip
    const fields = { round_id: this.data.round, voter, way: "slip", answers, observer }
    const detail = { name: "CastBallot", fields, secret: true }
    window.dispatchEvent(new CustomEvent("workshop:do", { detail }))
    if (!detail.id) return this.say(this.data.words.offline)
    this.signs = []
    this.blank = this.hinted = false
    this.waiting.set(detail.id, slip)
    this.say("")
  }

  // What the check sum counts of a slip: how much is on it, and how much is left open.
  sum() {
    const open = this.data.letters ? this.most() - this.signs.length : this.signs.filter((s) => !s).length
    return { answers: this.signs.length, open }
  }

  outcome(detail) {
    const { id, ok, later, seq, sentence } = detail
    const slip = this.waiting.get(id)
    if (!slip) return
    detail.taken = true
    const whose = slip.name && !ok ? `${slip.name}: ${sentence}` : sentence
    if (later) return this.say(whose)
    this.waiting.delete(id)
    if (ok && seq > this.data.seq) this.acked.push({ ...slip, seq })
    if (ok && !slip.observer) this.sums.set(slip.voter, slip)
    // What is said of the slip in hand stays: an Enter more may file it empty.
    if (!ok || !this.hinted) this.say(ok ? this.data.words.filed : whose)
    this.draw()
  }

  // --- counting ---------------------------------------------------------------------------

  get observers() {
    return this.who.observers && this.data.watchers > 0
  }

  named() {
    return !this.observers && this.data.people.length > 0
  }

  // Everybody who is left has a phone, and nobody was chosen: digits would be somebody's ballot.
  nameless() {
    return this.named() && !this.who.person
  }

  // Those whose named slip is still out, going by what this window has sent.
  left() {
    const sent = new Set([...this.waiting.values(), ...this.acked].map((slip) => slip.voter))
    return this.data.people.filter(([id]) => !sent.has(id))
  }

  full() {
    return this.count() >= this.of() || (this.named() && !this.left().length)
  }

  of() {
    return this.observers ? this.data.watchers : this.data.eligible
  }

  count() {
    const mine = (slip) => slip.observer === this.observers
    const known = this.observers ? this.data.watched : this.data.filed
    return known + this.acked.filter(mine).length + [...this.waiting.values()].filter(mine).length
  }

  // --- drawing ----------------------------------------------------------------------------

  say(sentence) {
    this.root.querySelector(".say").textContent = sentence
  }

  draw() {
    const done = this.full()
    this.who.draw(this.data, this.named() ? this.left() : [])
    const [head, help] = done ? this.ending() : [this.title(), this.guide()]
    this.root.querySelector(".head").textContent = head
    this.root.querySelector(".help").textContent = help
    const name = this.named() && this.who.name()
    const label = name ? fill(this.data.words.named, { slip: this.title(), name }) : this.title()
    this.input.disabled = done
    this.input.inputMode = this.data.letters ? "text" : "numeric"
    this.input.setAttribute("aria-label", label)
    this.drawRings(done)
  }

  title() {
    const { words } = this.data
    const n = Math.min(this.count() + 1, this.of())
    return fill(this.observers ? words.watch : words.slip, { n, of: this.of() })
  }

  // The other kind of slips was chosen: a half-typed one belongs to nobody there.
  turned() {
    this.signs = []
    this.say("")
    this.draw()
  }

  guide() {
    const { words, letters, items, points, budget } = this.data
    const last = String.fromCharCode(64 + Math.min(items.length, 26))
    return fill(letters ? words.letters : words.digits, { points, budget, last })
  }

  // All are in. Only what was keyed in here can be summed up.
  ending() {
    const { words, letters } = this.data
    const of = this.of()
    if ([...this.waiting.values()].some((slip) => slip.observer === this.observers)) {
      return [this.title(), words.filing]
    }
    if (this.observers) return [fill(words.all_watch, { of }), words.of_watch]
    if (this.count() < of) return [fill(words.all_named, { n: this.count(), of }), ""]
    const slips = [...this.sums.values()]
    if (slips.length !== this.count()) return [fill(words.all_elsewhere, { of }), ""]
    const total = (name) => slips.reduce((sum, slip) => sum + slip[name], 0)
    const sums = { answers: total("answers"), open: total("open") }
    return [fill(words.all, { of }), fill(letters ? words.dots : words.sum, sums)]
  }

  drawRings(done) {
    const rings = this.root.querySelector(".rings")
    if (rings.childElementCount !== this.most()) {
      rings.replaceChildren(...Array.from({ length: this.most() }, () => document.createElement("span")))
    }
    Array.from(rings.children).forEach((ring, at) => {
      ring.className = at < this.signs.length ? "in" : at === this.signs.length && !done ? "now" : ""
    })
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let slips = parentElement.__slips
  if (!slips || slips.stopped) slips = parentElement.__slips = new Slips(parentElement)
  slips.update(data)
  return () => slips.stop()
}
