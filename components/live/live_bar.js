// The browser's half of the live socket. Mounted once, above every page of a workshop.
//
// It holds the one socket, draws what changes every second by itself (clock.js), keeps what
// was sent until the server has it on disk (outbox.js), and wants a rerun (reruns.js) when the
// page is older than the newest pulse, or what it drew holds no more: colours, the address, who
// is here or knocks, a clock that fell behind, a line that was gone.
//
// This code is one element that never changes, so that Streamlit sends it once; what each
// run has to say comes through a tiny one beside it (run_data.js) as the event workshop:drawn.

const TICK_MS = 200
const RETRY_MS = [250, 500, 1000, 2000, 4000]
const QUIET_MS = 45000 // then ask whether the line is alive
const CONNECT_MS = 10000
const DEAD_MS = 4000 // without an answer it is not
const PROBE = "{}"
const GUESTS = ["participant", "observer"]
const CROWD = 40
const SPREAD_MS = 10
const CONTENT_MS = 3000
const UNSEEN = new Set(["CastBallot", "MarkDone", "CheckIn"]) // the page looks the same after them

// Whether somebody is in the middle of a sentence, in an input of ours or of Streamlit's.
function halfTyped(root = document) {
  const fields = "textarea, input[type=text]:not([role=combobox])"
  for (const field of root.querySelectorAll(fields)) if (field.value.trim()) return true
  for (const host of root.querySelectorAll("*")) if (host.shadowRoot && halfTyped(host.shadowRoot)) return true
  return false
}

class Live {
  constructor(root, data, { words, untyped, presses }) {
    this.root = root
    this.data = data
    this.words = words
    this.received = 0
    this.tries = 0
    this.status = "connecting"
    this.onWake = () => document.visibilityState === "visible" && this.resync()
    window.addEventListener("online", this.onWake)
    document.addEventListener("visibilitychange", this.onWake)
    const held = root.querySelector(".held")
    held.firstChild.textContent = words.held
    held.lastChild.textContent = words.along
    held.lastChild.onclick = () => this.goAlong()
    this.reruns = new Reruns(data)
    this.outbox = new Outbox(root.querySelector(".kept"), data, words, untyped, () => this.draw())
    this.clock = new Clock(root, words, () => this.reruns.want())
    this.awake = new Awake(() => {})
    this.keys = new Keys(presses, () => this.data.space)
    this.unblocked = new Unblocked()
    this.colorScheme = new ColorScheme(() => this.reruns.want())
    this.drafts = new Drafts(`${data.workshop}.${data.person}`, (key, text) =>
      this.outbox.keepWords(`draft.${key}`, words.draft, text),
    )
    this.tick = setInterval(() => {
      this.checkLine()
      this.draw()
    }, TICK_MS)
    this.open()
  }

  stop() {
    this.stopped = true
    delete window.workshopPulse
    clearInterval(this.tick)
    clearTimeout(this.retry)
    clearTimeout(this.soon)
    const { reruns, outbox, clock, awake, keys, unblocked, colorScheme, drafts } = this
    for (const part of [reruns, outbox, clock, awake, keys, unblocked, colorScheme, drafts]) part.stop()
    window.removeEventListener("online", this.onWake)
    document.removeEventListener("visibilitychange", this.onWake)
    this.socket?.close()
  }

  // --- the socket -----------------------------------------------------------------

  open() {
    clearTimeout(this.retry)
    this.began = Date.now()
    const { workshop, role, person } = this.data
    const query = new URLSearchParams({ workshop, role, person })
    const scheme = location.protocol === "https:" ? "wss" : "ws"
    const socket = new WebSocket(`${scheme}://${location.host}/live?${query}`)
    this.socket = this.outbox.socket = socket
    socket.onopen = () => this.opened()
    socket.onmessage = (event) => this.hear(JSON.parse(event.data))
    socket.onclose = (event) => socket === this.socket && this.closed(event.code)
  }

  opened() {
    const again = this.status === "reconnecting"
    this.tries = 0
    this.received = Date.now()
    this.setStatus("saved")
    this.outbox.flush()
    // After a restart Streamlit leaves a quiet page as it was: ask for it once.
    if (again && !(this.guest && halfTyped())) this.reruns.want()
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
    if (!open || Date.now() - this.received > QUIET_MS + DEAD_MS) this.connectAnew()
  }

  connectAnew() {
    const old = this.socket
    this.socket = null
    old?.close()
    if (this.status === "saved") this.setStatus("reconnecting")
    this.open()
  }

  // A line that died without a word, as when the laptop left this network, looks like a quiet one.
  // Whoever waits for an answer is told sooner.
  checkLine() {
    const state = this.socket?.readyState
    if (state === WebSocket.CONNECTING && Date.now() - this.began > CONNECT_MS) this.connectAnew()
    const quiet = Date.now() - this.received
    if (state !== WebSocket.OPEN || quiet < DEAD_MS) return
    if (quiet < QUIET_MS && !this.outbox.waiting().length) return
    if (!(this.probed > this.received)) {
      this.probed = Date.now()
      this.socket.send(PROBE)
    } else if (Date.now() - this.probed > DEAD_MS) this.connectAnew()
  }

  hear(message) {
    this.received = Date.now()
    if (message.pulse) {
      this.clock.hear(message.pulse)
      window.workshopPulse = message.pulse
      window.dispatchEvent(new CustomEvent("workshop:pulse", { detail: message.pulse }))
      this.heed(message.pulse)
      this.draw()
      return
    }
    const id = message.ack ?? message.refused ?? message.later
    if (id === undefined) return
    const own = this.outbox.find(id)
    this.outbox.outcome(id, message)
    if (this.guest && message.ack && own && !UNSEEN.has(own.do)) this.reruns.want(message.seq)
  }

  // A desk and a wall show everything. A phone follows the room at once, the more phones the
  // more spread out, and what others wrote when there is time for it.
  heed(pulse) {
    const { seq } = this.data
    if (!this.guest) {
      if (pulse.seq > seq) this.reruns.want(pulse.seq)
      else if (this.isOlder(pulse)) this.reruns.want()
      return
    }
    const people = pulse.people ?? 0
    if (pulse.urgent > seq && halfTyped()) this.hold(pulse.urgent)
    else if (pulse.urgent > seq) this.wantIn(pulse.urgent, people > CROWD ? Math.random() * people * SPREAD_MS : 0)
    else if (pulse.content > seq) this.wantIn(pulse.content, CONTENT_MS + Math.random() * people * SPREAD_MS)
  }

  // What stands beside the log: who is connected, who knocks, where this machine is found.
  isOlder(pulse) {
    const beside = Object.entries(this.data.beside ?? {})
    return beside.some(([name, drawn]) => pulse[name] !== undefined && pulse[name] !== drawn)
  }

  wantIn(seq, wait) {
    const at = Date.now() + wait
    if (this.soon && this.soonAt <= at && this.soonSeq >= seq) return
    clearTimeout(this.soon)
    this.soonAt = Math.min(at, this.soonAt ?? at)
    this.soonSeq = Math.max(seq, this.soonSeq ?? seq)
    const want = () => {
      const wanted = this.soonSeq
      this.soon = this.soonAt = this.soonSeq = undefined
      if (this.held) return this.hold(wanted) // the room went on while this waited
      if (wanted > this.data.seq) this.reruns.want(wanted)
    }
    if (wait) this.soon = setTimeout(want, Math.max(0, this.soonAt - Date.now()))
    else want()
  }

  // Nobody's sentence is taken away: the page goes along when it is sent, or when asked to.
  hold(seq) {
    this.held = Math.max(this.held ?? 0, seq)
    this.draw()
  }

  goAlong() {
    const { held } = this
    this.held = 0
    if (held) this.reruns.want(held)
    this.draw()
  }

  get guest() {
    return GUESTS.includes(this.data.role)
  }

  rendered(data, ask) {
    const other = data.workshop !== this.data.workshop || data.person !== this.data.person
    if (other || data.role !== this.data.role) return false
    this.data = data
    this.drafts.forget(data.forgotten)
    this.reruns.drawn(data, ask)
    if (this.held && data.seq >= this.held) this.held = 0
    this.draw()
    return true
  }

  // --- drawing --------------------------------------------------------------------------

  setStatus(status) {
    this.status = status
    this.draw()
  }

  draw() {
    const find = (name) => this.root.querySelector(name)
    const waiting = this.outbox.waiting().length > 0
    const refused = "refused" in document.documentElement.dataset // a form that is still open
    const kept = waiting ? "waiting" : refused ? "refused" : "saved"
    const status = this.status === "saved" ? kept : this.status
    const badge = find(".status")
    if (badge.dataset.status !== status) {
      badge.dataset.status = status
      badge.textContent = this.words[status]
    }
    const held = find(".held")
    if (this.held && !halfTyped()) this.goAlong()
    held.hidden = !this.held
    write(find(".step"), this.data.title)
    write(find(".beat"), this.data.beat)
    write(find(".join"), this.data.join)
    this.clock.draw(this.data)
  }
}

// Starts the live socket for whoever the page was drawn, and anew for somebody else.
class Mount {
  constructor(root) {
    this.root = root
    this.onDrawn = (event) => this.drawn(event.detail)
    window.addEventListener("workshop:drawn", this.onDrawn)
  }

  stop() {
    this.stopped = true
    window.removeEventListener("workshop:drawn", this.onDrawn)
    this.live?.stop()
  }

  drawn({ data, ask }) {
    if (this.live?.rendered(data, ask)) return
    this.live?.stop()
    this.live = new Live(this.root, data, this.given)
    this.live.rendered(data, ask)
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let mount = parentElement.__mount
  if (!mount || mount.stopped) mount = parentElement.__mount = new Mount(parentElement)
  mount.given = data // words, fields that nobody types into, buttons that keys press
  if (!mount.live && window.workshopDrawn) mount.drawn(window.workshopDrawn)
  return () => mount.stop()
}
