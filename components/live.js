// The browser's half of the live socket. Mounted once, above every page.
//
// It holds the one socket, draws what changes every second by itself, keeps what was
// sent until the server has it on disk, and asks Streamlit for a rerun only when the page
// is older than the newest pulse. The default export runs again on every rerun, so all
// state lives in one object on the DOM node.

const RERUN_MS = 250
const ASK_AGAIN_MS = 1500
const LOOK_MS = 25
const TOUCH_MS = 120
const PATIENCE_MS = 3000
const RETRY_MS = [250, 500, 1000, 2000, 4000]
const HEARTBEAT_MS = 30000
const SEND_AGAIN_MS = 2000
const WORDS = ["texts", "does", "suffers", "change", "names"]

function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")
}

// What a person typed, out of the fields of a command.
function wordsOf(fields) {
  return WORDS.flatMap((name) => fields[name] ?? []).join(" · ")
}

// What this browser keeps for a person, one item each; without storage, nothing.
class Store {
  constructor(prefix) {
    this.prefix = prefix
  }

  write(name, value) {
    try {
      localStorage.setItem(this.prefix + name, JSON.stringify(value))
    } catch {
      // `mine` still has it until the window is closed.
    }
  }

  remove(name) {
    try {
      localStorage.removeItem(this.prefix + name)
    } catch {
      // Nothing was kept.
    }
  }

  all(start) {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.prefix + start))
        .map((key) => JSON.parse(localStorage.getItem(key)))
        .filter(Boolean)
    } catch {
      return []
    }
  }
}

class Live {
  constructor(root, data) {
    this.root = root
    this.data = data
    this.pulse = null
    this.received = 0
    this.wanted = 0
    this.tries = 0
    this.status = "connecting"
    this.announced = null
    this.mine = new Map()
    this.store = new Store(`workshop.${data.workshop}.${data.person}.`)
    this.onDo = (event) => this.send(event.detail)
    this.touched = 0
    this.onTouch = () => (this.touched = Date.now())
    this.onWake = () => document.visibilityState === "visible" && this.resync()
    window.addEventListener("workshop:do", this.onDo)
    window.addEventListener("online", this.onWake)
    document.addEventListener("visibilitychange", this.onWake)
    document.addEventListener("pointerdown", this.onTouch, true)
    document.addEventListener("click", this.onTouch, true)
    document.addEventListener("keydown", this.onTouch, true)
    this.drafts = new Drafts(`${data.workshop}.${data.person}`, (key, text) =>
      this.keepWords(`draft.${key}`, this.data.words.draft, text),
    )
    this.clock = setInterval(() => this.draw(), 200)
    this.drawKept()
    this.open()
  }

  stop() {
    this.stopped = true
    clearInterval(this.clock)
    clearTimeout(this.retry)
    clearTimeout(this.again)
    clearTimeout(this.asking)
    this.drafts.stop()
    window.removeEventListener("workshop:do", this.onDo)
    window.removeEventListener("online", this.onWake)
    document.removeEventListener("visibilitychange", this.onWake)
    document.removeEventListener("pointerdown", this.onTouch, true)
    document.removeEventListener("click", this.onTouch, true)
    document.removeEventListener("keydown", this.onTouch, true)
    this.socket?.close()
  }

  // --- the socket -----------------------------------------------------------------

  open() {
    clearTimeout(this.retry)
    const { workshop, role, person } = this.data
    const query = new URLSearchParams({ workshop, role, person })
    const scheme = location.protocol === "https:" ? "wss" : "ws"
    const socket = new WebSocket(`${scheme}://${location.host}/live?${query}`)
    this.socket = socket
    socket.onopen = () => this.opened()
    socket.onmessage = (event) => this.hear(JSON.parse(event.data))
    socket.onclose = (event) => socket === this.socket && this.closed(event.code)
  }

  opened() {
    const again = this.status === "reconnecting"
    this.tries = 0
    this.setStatus("saved")
    this.flush()
    // After a restart Streamlit leaves a quiet page as it was: ask for it once.
    if (again) this.want(Infinity)
  }

  closed(code) {
    if (this.stopped) return
    if (code === 4403) return location.reload()
    if (code === 4404) return this.setStatus("gone")
    this.setStatus("reconnecting")
    const wait = RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)]
    this.retry = setTimeout(() => this.open(), wait * (0.75 + Math.random() / 2))
  }

  resync() {
    const open = this.socket?.readyState === WebSocket.OPEN
    if (!open || Date.now() - this.received > HEARTBEAT_MS) {
      const old = this.socket
      this.socket = null
      old?.close()
      if (this.status === "saved") this.setStatus("reconnecting")
      this.open()
    }
  }

  hear(message) {
    this.received = Date.now()
    if (message.pulse) {
      this.pulse = message.pulse
      this.pulseAt = performance.now()
      if (message.pulse.seq > this.data.seq) this.want(message.pulse.seq)
      this.draw()
      return
    }
    const id = message.ack ?? message.refused ?? message.later
    if (id !== undefined) this.outcome(id, message)
  }

  outcome(id, message) {
    const ok = message.ack !== undefined
    const later = message.later !== undefined
    const { seq, sentence } = message
    const detail = { id, ok, later, seq, sentence, taken: false }
    window.dispatchEvent(new CustomEvent("workshop:outcome", { detail }))
    if (later) {
      clearTimeout(this.again)
      this.again = setTimeout(() => this.flush(), SEND_AGAIN_MS)
    } else {
      const sent = this.outbox().find((kept) => kept.id === id)
      this.mine.delete(id)
      this.store.remove(`out.${id}`)
      // Nobody here waits for it any more, as after a reload: its words must not vanish.
      if (!ok && !detail.taken && sent) this.keepWords(id, sentence, wordsOf(sent.fields))
    }
    this.setStatus(this.status)
  }

  // --- what was sent and is not yet known to be on disk -------------------------------
  //
  // One item a message, so that two windows never overwrite each other's. Whatever is sent
  // twice is done once, because the id stays the same. A wall sends nothing.

  // Whoever dispatched the event reads its id from the detail and waits for the outcome.
  send(detail) {
    if (this.data.role === "screen") return
    detail.id ??= randomId()
    const message = { id: detail.id, do: detail.name, fields: detail.fields }
    this.mine.set(message.id, message)
    if (!detail.secret) this.store.write(`out.${message.id}`, message)
    this.setStatus(this.status)
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }

  flush() {
    if (this.socket?.readyState !== WebSocket.OPEN) return
    for (const message of this.outbox()) this.socket.send(JSON.stringify(message))
  }

  outbox() {
    if (this.data.role === "screen") return []
    const all = new Map(this.store.all("out.").map((message) => [message.id, message]))
    for (const [id, message] of this.mine) all.set(id, message)
    return [...all.values()]
  }

  // --- words that found no place ------------------------------------------------------

  keepWords(id, sentence, words) {
    if (words) this.store.write(`kept.${id}`, { id, sentence, words })
    this.drawKept()
  }

  drawKept() {
    const list = this.root.querySelector(".kept")
    const kept = this.data.role === "screen" ? [] : this.store.all("kept.")
    list.replaceChildren(
      ...kept.map(({ id, sentence, words }) => {
        const item = document.createElement("p")
        const button = document.createElement("button")
        item.textContent = `${sentence} “${words}” `
        button.textContent = this.data.words.dismiss
        button.onclick = () => {
          this.store.remove(`kept.${id}`)
          this.drawKept()
        }
        item.append(button)
        return item
      }),
    )
  }

  // --- asking Streamlit for a rerun ---------------------------------------------------

  rendered(data, ask) {
    const other = data.workshop !== this.data.workshop || data.person !== this.data.person
    if (other || data.role !== this.data.role) return false
    const newRun = data.run !== this.data.run
    this.data = data
    this.ask = ask
    this.drafts.forget(data.forgotten)
    if (newRun) this.ran()
    this.draw()
    return true
  }

  want(seq) {
    if (!this.wanted) this.wantedSince = Date.now()
    this.wanted = Math.max(this.wanted, seq)
    if (!this.running) this.askSoon()
  }

  // A run has begun to draw: enough, or is there news it did not know yet?
  ran() {
    this.running = false
    clearTimeout(this.asking)
    if (this.wanted === Infinity || this.data.seq >= this.wanted) this.wanted = 0
    else this.askSoon()
  }

  askSoon() {
    clearTimeout(this.asking)
    const since = Date.now() - (this.asked ?? 0)
    this.asking = setTimeout(() => this.askNow(), Math.max(0, RERUN_MS - since))
  }

  // A rerun interrupts a run on its way and takes its click with it: a run that a person
  // started is left in peace.
  busy() {
    if (Date.now() - this.touched < TOUCH_MS) return true
    const app = document.querySelector('[data-testid="stApp"]')
    const state = app?.dataset.testScriptState ?? "notRunning"
    return state === "running" || state === "rerunRequested"
  }

  askNow() {
    if (!this.wanted || this.stopped) return
    if (this.busy() && Date.now() - this.wantedSince < PATIENCE_MS) {
      this.asking = setTimeout(() => this.askNow(), LOOK_MS)
      return
    }
    this.running = true
    this.asked = Date.now()
    this.ask?.("news", this.asked)
    // The request is lost when Streamlit itself is still reconnecting: ask until it ran.
    this.asking = setTimeout(() => this.askNow(), ASK_AGAIN_MS)
  }

  // --- drawing --------------------------------------------------------------------------

  setStatus(status) {
    this.status = status
    this.draw()
  }

  left() {
    const { left, running } = this.pulse
    return running ? left - (performance.now() - this.pulseAt) : left
  }

  draw() {
    const find = (name) => this.root.querySelector(name)
    const words = this.data.words
    const waiting = this.outbox().length > 0
    const status = this.status === "saved" && waiting ? "waiting" : this.status
    const badge = find(".status")
    if (badge.dataset.status !== status) {
      badge.dataset.status = status
      badge.textContent = words[status]
    }
    find(".step").textContent = this.data.title
    const votes = this.pulse?.votes
    const count = votes ? words.votes.replace("{in}", votes[0]).replace("{of}", votes[1]) : ""
    if (find(".votes").textContent !== count) find(".votes").textContent = count
    this.drawClock(find(".clock"), find(".said"), words)
  }

  drawClock(clock, said, words) {
    const known = this.pulse && this.pulse.left !== null
    clock.hidden = !known
    if (!known) return
    const left = this.left()
    const seconds = Math.ceil(Math.abs(left) / 1000)
    const over = left <= 0 && seconds > 0
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
    const text = over ? `+${time}` : time
    if (clock.textContent !== text) clock.textContent = text
    clock.dataset.state = over ? "over" : this.pulse.running ? "running" : "paused"
    clock.setAttribute("aria-label", `${over ? words.over : words.left} ${time}`)
    this.announce(said, left, words)
  }

  announce(said, left, words) {
    const minute = [300000, 60000, 0].find((mark) => left <= mark && left > mark - 1500)
    const key = minute === undefined ? null : `${this.pulse.step}:${minute}`
    if (key === null || key === this.announced || !this.pulse.running) return
    this.announced = key
    said.textContent = words.milestones[String(minute)]
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  let live = parentElement.__live
  if (!live || live.stopped || !live.rendered(data, setTriggerValue)) {
    live?.stop()
    live = parentElement.__live = new Live(parentElement, data)
    live.rendered(data, setTriggerValue)
  }
  return () => live.stop()
}
