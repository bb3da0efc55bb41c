// The change between light and dark, as when a machine goes over to its night colours.
//
// Streamlit changes its own colours by itself and tells no page: what was drawn for one of the
// two, as a chart with its letters, must be asked for anew once Streamlit knows.

const SHADED_MS = 400
const APART_MS = 600 // not all phones of a room at once

class ColorScheme {
  constructor(changed) {
    this.dark = matchMedia("(prefers-color-scheme: dark)")
    this.onChange = () => {
      clearTimeout(this.soon)
      this.soon = setTimeout(changed, SHADED_MS + Math.random() * APART_MS)
    }
    this.dark.addEventListener("change", this.onChange)
  }

  stop() {
    clearTimeout(this.soon)
    this.dark.removeEventListener("change", this.onChange)
  }
}
