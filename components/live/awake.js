// A laptop that shall not sleep: wanted once on a machine, held by every open page of ours.
//
// The browser lets go whenever the page is hidden, so it is asked again when it is back. It
// has no such lock on plain http, and may refuse it to save the battery.

const WANTED = "workshop.awake"

class Awake {
  constructor(changed) {
    this.changed = changed
    this.onSeen = () => this.hold()
    document.addEventListener("visibilitychange", this.onSeen)
    window.addEventListener("workshop:awake", this.onSeen)
    this.hold()
  }

  stop() {
    this.stopped = true
    document.removeEventListener("visibilitychange", this.onSeen)
    window.removeEventListener("workshop:awake", this.onSeen)
    this.lock?.release()
  }

  get can() {
    return "wakeLock" in navigator && !this.refused
  }

  get held() {
    return Boolean(this.lock && !this.lock.released)
  }

  wanted() {
    try {
      return localStorage.getItem(WANTED) === "on"
    } catch {
      return false
    }
  }

  want() {
    try {
      localStorage.setItem(WANTED, "on")
    } catch {
      // Then only until this page is closed.
    }
    this.refused = false
    window.dispatchEvent(new CustomEvent("workshop:awake"))
    return this.hold(true)
  }

  async hold(now = this.wanted()) {
    if (!now || !this.can || this.held || document.visibilityState !== "visible") return
    try {
      const lock = await navigator.wakeLock.request("screen")
      if (this.stopped || this.held) return lock.release()
      this.lock = lock
      lock.addEventListener("release", () => this.changed())
    } catch {
      this.refused = document.visibilityState === "visible"
    }
    this.changed()
  }
}

