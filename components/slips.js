// Keying in paper slips: digits go in, dots come out, and no digit is ever drawn.
//
// The numbers live in this object until the slip is full, then go to the live socket, which
// keeps them in memory only, until they are on the server's disk. State sits on the DOM node, because the default export runs on every rerun.

class Slips {
  constructor(root) {
    this.root = root
    this.digits = []
    this.waiting = new Set()
    this.acked = []
    this.input = root.querySelector("input")
    this.input.onkeydown = (event) => this.key(event)
    this.input.oninput = () => this.typed()
    this.onOutcome = (event) => this.outcome(event.detail)
    window.addEventListener("workshop:outcome", this.onOutcome)
  }

  stop() {
    this.stopped = true
    this.digits = []
    window.removeEventListener("workshop:outcome", this.onOutcome)
  }

  update(data) {
    if (this.data?.round !== data.round) {
      this.digits = []
      this.acked = []
    }
    this.data = data
    // Slips on disk that the page does not count yet; the rest are in `data.filed`.
    this.acked = this.acked.filter((seq) => seq > data.seq)
    this.draw()
    if (!this.focused) this.input.focus({ preventScroll: true })
    this.focused = true
  }

  key(event) {
    if (event.key === "Backspace") {
      this.digits.pop()
    } else if (/^[0-5]$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
      this.add(event.key)
    } else {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.preventDefault()
      return
    }
    event.preventDefault()
    this.draw()
  }

  // Soft keyboards send no usable keydown; what they put into the box is taken out at once.
  typed() {
    const typed = this.input.value
    this.input.value = ""
    for (const sign of typed) if (/[0-5]/.test(sign)) this.add(sign)
    this.draw()
  }

  add(sign) {
    if (this.full()) return
    this.digits.push(sign === "0" ? null : Number(sign))
    if (this.digits.length === this.data.items.length) this.file()
  }

  full() {
    return this.count() >= this.data.eligible
  }

  count() {
    return this.data.filed + this.acked.length + this.waiting.size
  }

  file() {
    const answers = Object.fromEntries(this.data.items.map((item, at) => [item, this.digits[at]]))
    const seat = Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0"))
    const voter = `slip:${seat.join("")}`
    const fields = { round_id: this.data.round, voter, way: "slip", answers }
    const detail = { name: "CastBallot", fields, secret: true }
    window.dispatchEvent(new CustomEvent("workshop:do", { detail }))
    if (!detail.id) return this.say(this.data.words.offline)
    this.digits = []
    this.waiting.add(detail.id)
    this.say("")
  }

  outcome(detail) {
    const { id, ok, later, seq, sentence } = detail
    if (!this.waiting.has(id)) return
    detail.taken = true
    if (later) return this.say(sentence)
    this.waiting.delete(id)
    if (ok && seq > this.data.seq) this.acked.push(seq)
    this.say(ok ? this.data.words.filed : sentence)
    this.draw()
  }

  say(sentence) {
    this.root.querySelector(".say").textContent = sentence
  }

  draw() {
    const { words, items, eligible } = this.data
    const number = Math.min(this.count() + 1, eligible)
    const fill = (text) => text.replace("{n}", number).replace("{of}", eligible)
    const done = this.full()
    this.root.querySelector(".head").textContent = done ? fill(words.all) : fill(words.slip)
    this.root.querySelector(".help").textContent = done ? words.ready : words.help
    this.input.disabled = done
    this.input.setAttribute("aria-label", fill(words.slip))
    const rings = this.root.querySelector(".rings")
    if (rings.childElementCount !== items.length) {
      rings.replaceChildren(...items.map(() => document.createElement("span")))
    }
    Array.from(rings.children).forEach((ring, at) => {
      ring.className = at < this.digits.length ? "in" : at === this.digits.length && !done ? "now" : ""
    })
  }
}

export default function (component) {
  const { data, parentElement } = component
  let slips = parentElement.__slips
  if (!slips || slips.stopped) slips = parentElement.__slips = new Slips(parentElement)
  slips.update({ ...data })
  return () => slips.stop()
}
