// One's own ballot on one's own device: every tap is sent and kept until it is on disk.
//
// The papers are those of the ballot box. What the server knows of this ballot comes with
// the page; what it does not know yet waits in the outbox, also over a reload.

const VOTED_ALREADY = "voted-already" // the kind of `VotedAlready` in workshop/errors.py

class OwnBallot {
  constructor(root, data) {
    this.note = root.querySelector(".note")
    this.root = root.querySelector(".screen")
    this.onOutcome = (event) => this.outcome(event.detail)
    window.addEventListener("workshop:outcome", this.onOutcome)
    this.begin(data)
  }

  stop() {
    this.stopped = true
    window.removeEventListener("workshop:outcome", this.onOutcome)
  }

  begin(data) {
    this.data = data
    this.sent = new Map()
    this.refused = null
    this.asking = false
    this.saved = { answers: new Map(Object.entries(data.answers)), whole: data.whole }
    this.ballot = {}
    for (const { id, fields } of this.waiting()) this.sent.set(id, fields)
    this.comeBack()
    this.draw()
  }

  // What was tapped before a reload and is still on its way.
  waiting() {
    const detail = { messages: [] }
    window.dispatchEvent(new CustomEvent("workshop:waiting", { detail }))
    const mine = ({ do: name, fields }) => name === "CastBallot" && fields.round_id === this.data.round
    return detail.messages.filter(mine)
  }

  update(data) {
    const other = data.round !== this.data.round || data.person !== this.data.person
    if (other || this.wasTakenBack(data)) return this.begin(data)
    this.data = data
  }

  // The facilitator gave a fresh ballot: nothing is on its way, and the server knows none.
  wasTakenBack(data) {
    const known = Object.keys(this.data.answers).length || this.acked
    const gone = !Object.keys(data.answers).length && known
    const now = gone && !this.sent.size && data.seq >= (this.acked ?? 0)
    if (now) this.acked = null
    return Boolean(now)
  }

  // --- tapping ------------------------------------------------------------------------------

  choose(item, value) {
    this.ballot.answers.set(item, value)
    this.finished = !this.paper.question()
    this.asking = false
    const one = this.data.budget ? this.dots() : { [item]: value }
    this.send(one)
  }

  dots() {
    return Object.fromEntries([...this.ballot.answers].filter(([, dots]) => dots > 0))
  }

  // "That is all": what is open counts as can't tell, dots left over are not used. Said first.
  ask() {
    this.asking = true
    this.drawFoot()
    this.foot.querySelector("button").focus()
  }

  answerTheRest() {
    this.asking = false
    this.drawFoot()
    this.paper.firstOpen()?.focus()
  }

  finish() {
    const { questions, budget } = this.data
    const { answers } = this.ballot
    if (!budget) for (const [item] of questions) if (!answers.has(item)) answers.set(item, null)
    this.finished = true
    this.asking = false
    this.send(budget ? this.dots() : Object.fromEntries(answers))
    this.draw()
  }

  send(answers, replace = false) {
    const { round, person } = this.data
    const fields = { round_id: round, voter: person, way: "device", answers, replace, whole: this.finished }
    const detail = { name: "CastBallot", fields }
    window.dispatchEvent(new CustomEvent("workshop:do", { detail }))
    if (!detail.id) return (this.note.textContent = this.data.words.offline)
    this.sent.set(detail.id, fields)
    this.note.textContent = ""
    this.drawFoot()
  }

  outcome({ id, ok, later, seq, kind, sentence }) {
    const fields = this.sent.get(id)
    if (!fields) return
    if (later) return (this.note.textContent = sentence)
    this.sent.delete(id)
    if (!ok) return this.wasRefused(fields, kind, sentence)
    this.acked = Math.max(this.acked ?? 0, seq)
    this.saved = this.after(this.saved, fields)
    this.drawFoot()
  }

  wasRefused(fields, kind, sentence) {
    this.note.textContent = sentence
    this.refused = kind === VOTED_ALREADY ? fields : null
    // What could take the place of another ballot stays, and is not in.
    if (this.refused) this.finished = false
    else this.comeBack()
    this.draw()
  }

  // What was refused is not in: back to what stands on disk, and what is still on its way.
  comeBack() {
    let now = this.saved
    for (const fields of this.sent.values()) now = this.after(now, fields)
    this.ballot.answers = new Map(now.answers)
    this.finished = now.whole
  }

  after({ answers }, fields) {
    const before = this.data.budget ? [] : answers
    return { answers: new Map([...before, ...Object.entries(fields.answers)]), whole: fields.whole }
  }

  // --- drawing ------------------------------------------------------------------------------

  draw() {
    const { reminder, promise, budget } = this.data
    this.paper = budget ? new Dots(this) : new Scores(this)
    this.foot = make("div", "foot")
    const parts = [make("p", "reminder", reminder), ...this.paper.parts(), make("p", "promise", promise)]
    this.root.replaceChildren(...parts, this.foot)
    this.drawFoot()
  }

  // Only what is new is drawn anew: whoever is on one of its buttons stays there.
  drawFoot() {
    if (!this.foot) return
    const says = this.asking ? this.sureness() : this.status()
    const buttons = this.buttons()
    const drawn = JSON.stringify([says, ...buttons.map((button) => button.textContent)])
    if (drawn === this.foot.drawn) return
    this.foot.drawn = drawn
    const say = make("p", "say", says)
    say.setAttribute("role", "status")
    this.foot.replaceChildren(say, ...buttons)
  }

  buttons() {
    const { words } = this.data
    if (this.asking) {
      const yes = make("button", "primary", words.put, () => this.finish())
      return [yes, make("button", "plain", words.rest, () => this.answerTheRest())]
    }
    if (this.refused) return [make("button", "primary", words.replace, () => this.replace())]
    const begun = this.ballot.answers.size > 0 && !this.finished
    return begun ? [make("button", "primary", words.all, () => this.ask())] : []
  }

  sureness() {
    return fill(this.data.words.sure, { open: this.paper.question() })
  }

  replace() {
    const fields = this.refused
    this.refused = null
    this.finished = fields.whole
    const answers = this.data.budget ? this.dots() : Object.fromEntries(this.ballot.answers)
    this.send({ ...fields.answers, ...answers }, true)
  }

  status() {
    const { words } = this.data
    if (this.sent.size) return words.sending
    if (this.finished) return words.in
    const counter = this.paper.counter()
    return this.ballot.answers.size ? fill(words.begun, { counter }) : counter
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let ballot = parentElement.__ballot
  if (!ballot || ballot.stopped) ballot = parentElement.__ballot = new OwnBallot(parentElement, data)
  else ballot.update(data)
  return () => ballot.stop()
}
