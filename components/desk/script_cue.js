// The cue: the lines of a step. Where the room is comes from the page; which line the clock
// says comes from the live bar, once a second and without a rerun. State sits on the DOM
// node, because the default export runs on every rerun.

const MINUTE_MS = 60000

class Cue {
  constructor(root) {
    this.root = root
    this.list = root.querySelector("ol")
    this.onClock = (event) => this.follow(event.detail)
    window.addEventListener("workshop:clock", this.onClock)
  }

  stop() {
    this.stopped = true
    window.removeEventListener("workshop:clock", this.onClock)
  }

  update(data) {
    const drawn = JSON.stringify(data)
    if (drawn === this.drawn) return
    this.drawn = drawn
    this.data = data
    for (const [name, text] of [["h2", "title"], [".private", "private"], [".late", "late"]]) {
      this.root.querySelector(name).textContent = data[text]
    }
    this.list.replaceChildren(...data.lines.map((line, at) => this.line(line, at)))
    this.now = null
    this.follow(window.workshopClock)
    this.turnTo()
  }

  line({ at, do: act, say, look, here }, place) {
    const { words, lines } = this.data
    const item = document.createElement("li")
    const add = (name, text) => {
      const part = document.createElement("p")
      part.className = name
      part.textContent = text
      if (text) item.append(part)
    }
    const minute = Math.round(at)
    add("at", String(minute).replace("-", "−"))
    item.firstChild.setAttribute("aria-label", words.minute.replace("{n}", minute))
    const first = here && !lines[place - 1]?.here
    add("label now", words.now)
    add("label", first ? words.here : "")
    add("do", act)
    add("say", say && `“${say}”`)
    add("look", look && words.look.replace("{look}", look))
    item.classList.toggle("here", here)
    if (first) item.setAttribute("aria-current", "step")
    return item
  }

  // The line whose minute has come; none before the step has a clock.
  follow(clock) {
    const used = clock?.step === this.data?.step && clock?.left !== null ? clock?.used : null
    const minutes = (used ?? -Infinity) / MINUTE_MS
    const now = this.data.lines.findLastIndex((line) => line.at <= minutes)
    if (now === this.now) return
    this.now = now
    Array.from(this.list.children).forEach((item, at) => item.classList.toggle("by-clock", at === now))
  }

  // A long script turns to where the room is, whenever that changes.
  turnTo() {
    const first = this.list.querySelector('[aria-current="step"]')
    const page = (this.root.host ?? this.root).closest?.('[data-testid="stSidebarContent"]')
    if (!first || !page) return
    const [line, view] = [first.getBoundingClientRect(), page.getBoundingClientRect()]
    const visible = line.top >= view.top && line.top + line.height <= view.bottom
    if (!visible && view.height) page.scrollTop += line.top - view.top - view.height / 4
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let cue = parentElement.__cue
  if (!cue || cue.stopped) cue = parentElement.__cue = new Cue(parentElement)
  cue.update(data)
  return () => cue.stop()
}
