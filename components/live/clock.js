// Everything that changes by itself: the clocks of the step, the topic and the phase, when
// the room will be done, and the tone at a milestone. No rerun is needed for any of it.

const MINUTE_MS = 60000
const LATE_STEP = 2
const MILESTONES = [5 * MINUTE_MS, MINUTE_MS, 0]
const MILESTONE_MS = 1500
const LEADERS = ["facilitator", "cofacilitator"]

function minutesOf(ms) {
  const seconds = Math.ceil(Math.abs(ms) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text
}

class Clock {
  // *late* is called when the room falls another two minutes behind.
  constructor(root, words, late) {
    this.root = root
    this.words = words
    this.late = late
    this.tone = new Tone()
  }

  stop() {
    this.tone.stop()
    delete window.workshopClock
  }

  hear(pulse) {
    this.pulse = pulse
    this.at = performance.now()
    const late = this.lateness()
    // The page was drawn knowing this much; less, and it can fall behind anew.
    if (this.step !== pulse.step || late < this.known) this.known = late
    this.step = pulse.step
  }

  // --- the numbers ------------------------------------------------------------------------

  // Milliseconds of a field of the pulse by now; null where there is nothing to count.
  now(name, always = false) {
    const value = this.pulse?.[name] ?? null
    const gone = always || this.pulse?.running ? performance.now() - this.at : 0
    return value === null ? null : name === "used" ? value + gone : value - gone
  }

  // How long the rest of the room's agenda takes, from now on.
  rest() {
    const later = this.pulse?.later ?? null
    const left = this.now("left")
    return later === null || (left === null && !later) ? null : Math.max(left ?? 0, 0) + later
  }

  behind() {
    const [rest, until] = [this.rest(), this.now("until", true)]
    return rest === null || until === null ? null : rest - until
  }

  lateness() {
    return Math.max(0, Math.floor((this.behind() ?? 0) / MINUTE_MS / LATE_STEP))
  }

  // --- drawing ----------------------------------------------------------------------------

  draw(data) {
    this.data = data
    if (!this.pulse) return
    const find = (name) => this.root.querySelector(name)
    const { words } = this
    const { votes, done } = this.pulse
    const [text, [n, of]] = votes ? [words.votes, votes] : done ? [words.done, done] : ["", []]
    write(find(".votes"), fill(text, { in: n, of }))
    this.drawPhase(find(".phase"))
    this.drawStep(find(".clock"), find(".said"))
    const leads = LEADERS.includes(data.role)
    this.drawTopic(find(".topic"), leads)
    this.drawEnd(find(".end"), leads)
    this.tell()
    if (leads) this.watch()
  }

  drawPhase(phase) {
    const left = this.now("phase_left", true)
    phase.hidden = left === null
    if (phase.hidden) return
    write(phase.firstChild, this.data.phase_label)
    write(phase.lastChild, minutesOf(Math.max(0, left)))
  }

  drawTopic(topic, leads) {
    const left = leads ? this.now("beat_left") : null
    topic.hidden = left === null
    if (topic.hidden) return
    const over = left < 0
    write(topic, fill(this.words.topic, { time: `${over ? "+" : ""}${minutesOf(left)}` }))
    topic.dataset.state = over ? "over" : "running"
  }

  drawStep(clock, said) {
    const left = this.now("left")
    clock.hidden = left === null
    if (clock.hidden) return
    const over = left <= 0 && Math.ceil(Math.abs(left) / 1000) > 0
    const time = minutesOf(left)
    const { words } = this
    write(clock, over ? `+${time}` : time)
    clock.dataset.state = over ? "over" : this.pulse.running ? "running" : "paused"
    clock.setAttribute("aria-label", fill(over ? words.over : words.left, { time }))
    this.announce(said, left)
  }

  announce(said, left) {
    const mark = MILESTONES.find((mark) => left <= mark && left > mark - MILESTONE_MS)
    const key = mark === undefined ? null : `${this.pulse.step}:${mark}`
    if (key === null || key === this.announced || !this.pulse.running) return
    this.announced = key
    said.textContent = this.words.milestones[String(mark)]
    if (this.data.role !== "screen") this.tone.play(key)
  }

  drawEnd(end, leads) {
    const rest = leads ? this.rest() : null
    end.hidden = rest === null
    if (end.hidden) return
    const time = new Date(Date.now() + rest)
    const [hours, minutes] = [time.getHours(), time.getMinutes()] // as the plan writes them
    const clock = [hours, minutes].map((part) => String(part).padStart(2, "0")).join(":")
    write(end.firstChild, fill(this.words.ends, { time: clock }))
    const [state, words] = this.finding()
    write(end.lastChild, words)
    end.dataset.state = state
  }

  finding() {
    const behind = this.behind()
    if (behind === null) return ["", ""]
    const minutes = Math.floor(Math.abs(behind) / MINUTE_MS)
    const state = minutes < 1 ? "on_time" : behind > 0 ? "behind" : "ahead"
    return [state, fill(this.words[state], { n: minutes })]
  }

  // --- telling others ---------------------------------------------------------------------

  // The cue follows the clock by this; `window.workshopClock` is for whoever comes later.
  tell() {
    const { step, beat } = this.pulse
    const [used, left, beat_left] = ["used", "left", "beat_left"].map((name) => this.now(name))
    const seconds = [used, left, beat_left].map((ms) => ms !== null && Math.floor(ms / 1000))
    const shown = JSON.stringify([step, beat, seconds])
    if (shown === this.shown) return
    this.shown = shown
    window.workshopClock = { used, left, step, beat, beat_left }
    window.dispatchEvent(new CustomEvent("workshop:clock", { detail: window.workshopClock }))
  }

  watch() {
    const late = this.lateness()
    if (late <= this.known) return
    this.known = late
    this.late()
  }
}

