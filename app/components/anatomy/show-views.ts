/** Scrolls to structure, digits and text, no further than it must: what a table leads to is selected there. */
export const showViews = (): void =>
  document.querySelector('[data-part="bytes"]')?.scrollIntoView({ block: "nearest" })
