// The ballot box: whose turn, hold it close, the ballot, "pass it on". A ballot is kept in
// this object and nowhere else: no storage, no address, no history. Leaving the page or
// 90 s without a touch throws it away. State sits on the DOM node, because the default
// export runs on every rerun.

const IDLE_MS = 90_000
const LOOK_MS = 1000
const IN_MS = 2000
const SOON_MS = 5000
const TOUCHES = ["pointerdown", "pointermove", "touchmove", "wheel", "keydown"]

class Box {
  constructor(root, data) {
    this.note = root.querySelector(".note")
    this.root = root.querySelector(".screen")
    this.data = data
    this.put = new Map()
    this.ballot = null
    this.onOutcome = (event) => this.outcome(event.detail)
    this.onTouch = () => (this.touched = Date.now())
    this.onLeave = () => !this.waiting && this.go("whose")
    this.idle = setInterval(() => this.look(), LOOK_MS)
    window.addEventListener("workshop:outcome", this.onOutcome)
    window.addEventListener("pagehide", this.onLeave)
    for (const name of TOUCHES) document.addEventListener(name, this.onTouch, { capture: true, passive: true })
    this.go("whose")
  }

  stop() {
    this.stopped = true
    this.ballot = null
    clearInterval(this.idle)
    clearTimeout(this.passing)
    window.removeEventListener("workshop:outcome", this.onOutcome)
    window.removeEventListener("pagehide", this.onLeave)
    for (const name of TOUCHES) document.removeEventListener(name, this.onTouch, { capture: true })
  }

  update(data) {
    const { round, names, words } = this.data
    this.data = data
    for (const [id, seq] of this.put) if (seq <= data.seq) this.put.delete(id)
    if (round !== data.round) {
      const begun = this.ballot
      this.waiting = null
      this.put.clear()
      this.go("whose", begun ? words.changed : "")
    } else if (this.screen === "whose" && JSON.stringify(names) !== JSON.stringify(data.names)) {
      this.draw()
    }
  }

  // --- going round ------------------------------------------------------------------------

  go(screen, note = "") {
    clearTimeout(this.passing)
    if (screen === "whose" || screen === "in") this.ballot = null
    if (screen === "in") this.passing = setTimeout(() => this.go("whose"), IN_MS)
    this.screen = screen
    this.touched = Date.now()
    this.note.textContent = note
    this.draw()
    this.root.querySelector("h2")?.focus()
  }

  look() {
    const open = this.screen === "hold" || this.screen === "vote"
    if (open && Date.now() - this.touched >= IDLE_MS) this.go("whose", this.data.words.late)
  }

  take(id, name) {
    this.ballot = { id, name, answers: new Map() }
    this.go("hold")
  }

  // --- putting it in ----------------------------------------------------------------------

  answers() {
    const { questions, budget } = this.data
    const { answers } = this.ballot
    if (budget) return Object.fromEntries([...answers].filter(([, dots]) => dots > 0))
    return Object.fromEntries(questions.map(([item]) => [item, answers.get(item) ?? null]))
  }

  send() {
    const { words, round } = this.data
    const fields = { round_id: round, voter: this.ballot.id, way: "box", answers: this.answers(), observer: false }
    const detail = { name: "CastBallot", fields, secret: true }
    window.dispatchEvent(new CustomEvent("workshop:do", { detail }))
    if (!detail.id) return (this.note.textContent = words.offline)
    this.waiting = detail.id
    this.sent = Date.now()
    this.go("sending")
  }

  outcome(detail) {
    const { id, ok, later, seq, sentence } = detail
    if (id !== this.waiting) return
    detail.taken = true
    if (later) return (this.note.textContent = sentence)
    this.waiting = null
    // Refused: the answers are kept. After a while it may be in other hands: cover them.
    if (!ok) return this.go(Date.now() - this.sent > SOON_MS ? "hold" : "vote", sentence)
    if (seq > this.data.seq) this.put.set(this.ballot.id, seq)
    this.go("in")
  }

  // --- the screens ------------------------------------------------------------------------

  draw() {
    const held = this.root.getRootNode().activeElement?.dataset?.person
    this.root.className = `screen ${this.screen}`
    this.root.replaceChildren(...this[`${this.screen}Screen`]())
    if (held) this.root.querySelector(`[data-person="${CSS.escape(held)}"]`)?.focus()
  }

  heading(text, name = "") {
    const heading = make("h2", name, text)
    heading.tabIndex = -1
    return heading
  }

  whoseScreen() {
    const { words, names } = this.data
    const left = names.filter(([id]) => !this.put.has(id))
    if (!left.length) return [this.heading(words.all)]
    const list = make("div", "names")
    for (const [id, name] of left) {
      const button = make("button", "name", name, () => this.take(id, name))
      button.dataset.person = id
      list.append(button)
    }
    return [this.heading(words.whose), list]
  }

  holdScreen() {
    const { words } = this.data
    const { name } = this.ballot
    return [
      this.heading(fill(words.hold, { name })),
      make("button", "primary big", words.start, () => this.go("vote", this.note.textContent)),
      make("button", "plain", fill(words.back, { name }), () => this.go("whose")),
    ]
  }

  voteScreen() {
    const { words, reminder, budget } = this.data
    this.paper = budget ? new Dots(this) : new Scores(this)
    this.foot = make("div", "foot")
    this.drawFoot()
    const parts = [this.heading(words.vote, "unseen"), make("p", "reminder", reminder)]
    return [...parts, ...this.paper.parts(), this.foot]
  }

  sendingScreen() {
    return [this.heading(this.data.words.sending)]
  }

  inScreen() {
    return [this.heading(this.data.words.in)]
  }

  // --- the line under the ballot ------------------------------------------------------------

  choose(item, value) {
    this.ballot.answers.set(item, value)
    this.note.textContent = ""
    this.drawFoot()
  }

  drawFoot(question = "") {
    const { words } = this.data
    const say = make("p", "say", question || this.paper.counter())
    say.setAttribute("role", "status")
    const buttons = question
      ? [
          make("button", "primary", words.yes, () => this.send()),
          make("button", "plain", words.no, () => this.goOn()),
        ]
      : [make("button", "primary", words.put, () => this.putIn())]
    this.foot.replaceChildren(say, ...buttons)
  }

  putIn() {
    const question = this.paper.question()
    if (!question) return this.send()
    this.drawFoot(question)
    this.foot.querySelector("button").focus()
  }

  goOn() {
    this.drawFoot()
    this.paper.firstOpen()?.focus()
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let box = parentElement.__box
  if (!box || box.stopped) box = parentElement.__box = new Box(parentElement, data)
  box.update(data)
  return () => box.stop()
}
