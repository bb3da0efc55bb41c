// Asking Streamlit for a rerun: one at a time, again until it came, and never over a press.

const RERUN_MS = 250
const ASK_AGAIN_MS = 1500
const LOOK_MS = 25
const TOUCH_MS = 120
const PATIENCE_MS = 3000
const PRESS_MS = 10000
const TOUCHES = ["pointerdown", "click", "keydown"]
const PRESSED = '[data-testid="stButton"] button, [data-testid="stFormSubmitButton"] button'

class Reruns {
  constructor(data) {
    this.data = data
    this.wanted = 0
    this.anyway = 0
    this.touched = 0
    this.pressed = 0
    this.onTouch = () => (this.touched = Date.now())
    this.onPress = () => (this.pressed = Date.now())
    this.onClick = (event) => event.composedPath().some((node) => node.matches?.(PRESSED)) && this.onPress()
    for (const touch of TOUCHES) document.addEventListener(touch, this.onTouch, true)
    document.addEventListener("click", this.onClick, true)
    window.addEventListener("workshop:pressed", this.onPress)
  }

  stop() {
    this.stopped = true
    clearTimeout(this.asking)
    for (const touch of TOUCHES) document.removeEventListener(touch, this.onTouch, true)
    document.removeEventListener("click", this.onClick, true)
    window.removeEventListener("workshop:pressed", this.onPress)
  }

  // What the page was drawn from, and how to ask for another run.
  drawn(data, ask) {
    const newRun = data.run !== this.data.run
    this.data = data
    this.ask = ask
    if (newRun) this.ran()
  }

  // A rerun that shows this number, or in any case one.
  want(seq = 0) {
    if (!this.wants()) this.wantedSince = Date.now()
    if (!seq) this.anyway = Date.now()
    this.wanted = Math.max(this.wanted, seq)
    if (!this.running) this.askSoon()
  }

  wants() {
    return this.anyway > 0 || this.wanted > 0
  }

  // A run has begun to draw: enough, or is there news it did not know yet?
  ran() {
    this.running = false
    clearTimeout(this.asking)
    if (!this.data.asked) this.pressed = 0 // the run of a press, from here on seen to be running
    // What was wanted after this run was asked for may be something that it did not know.
    if (this.anyway <= (this.asked ?? 0)) this.anyway = 0
    if (this.data.seq >= this.wanted) this.wanted = 0
    if (this.wants()) this.askSoon()
    // Patience is for a page that does not come; in a steady stream of news each run counts.
    this.wantedSince = Date.now()
  }

  askSoon() {
    clearTimeout(this.asking)
    const since = Date.now() - (this.asked ?? 0)
    this.asking = setTimeout(() => this.askNow(), Math.max(0, RERUN_MS - since))
  }

  // A rerun interrupts a run on its way and takes its click with it: a run that a person
  // started is left in peace. Streamlit says that it runs only when the server has answered.
  busy() {
    const now = Date.now()
    if (now - this.pressed < PRESS_MS) return true
    if (now - this.wantedSince > PATIENCE_MS) return false
    if (now - this.touched < TOUCH_MS) return true
    const app = document.querySelector('[data-testid="stApp"]')
    const state = app?.dataset.testScriptState ?? "notRunning"
    return state === "running" || state === "rerunRequested"
  }

  askNow() {
    if (!this.wants() || this.stopped) return
    if (this.busy()) {
      this.asking = setTimeout(() => this.askNow(), LOOK_MS)
      return
    }
    this.running = true
    this.asked = Date.now()
    this.ask?.("rerun", this.asked)
    // The request is lost when Streamlit itself is still reconnecting: ask until it ran.
    this.asking = setTimeout(() => this.askNow(), ASK_AGAIN_MS)
  }
}
