// One short tone, on the one machine where somebody asked for it.

const TONE = { hertz: 660, seconds: 0.4, loud: 0.3, apart_ms: 5000 }

class Tone {
  play(mark) {
    try {
      if (localStorage.getItem("workshop.sound") !== "on") return
      const [last, when] = (localStorage.getItem("workshop.sounded") ?? "").split("@")
      if (last === mark && Date.now() - when < TONE.apart_ms) return // another window did
      localStorage.setItem("workshop.sounded", `${mark}@${Date.now()}`)
      this.sound()
    } catch {
      // No sound; the milestone is also said in words.
    }
  }

  sound() {
    this.context ??= new AudioContext()
    this.context.resume()
    const now = this.context.currentTime
    const [wave, gain] = [this.context.createOscillator(), this.context.createGain()]
    wave.frequency.value = TONE.hertz
    gain.gain.setValueAtTime(TONE.loud, now)
    gain.gain.exponentialRampToValueAtTime(0.001, now + TONE.seconds)
    wave.connect(gain).connect(this.context.destination)
    wave.start(now)
    wave.stop(now + TONE.seconds)
  }

  stop() {
    this.context?.close()
    this.context = null
  }
}

