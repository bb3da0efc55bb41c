// What this run has to say to the live bar, which may be mounted before or after it.

export default function (component) {
  const { parentElement, setTriggerValue } = component
  const drawn = { data: given(component), ask: setTriggerValue, from: parentElement }
  window.workshopDrawn = drawn
  window.dispatchEvent(new CustomEvent("workshop:drawn", { detail: drawn }))
  return () => {
    if (window.workshopDrawn?.from === parentElement) delete window.workshopDrawn
  }
}
