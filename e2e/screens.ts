/** The screens on which the page is looked at. */
export const themes = ["light", "dark"] as const

/** Pixels: a desk, a small window, a phone. */
export const widths = [1440, 1024, 390] as const

export const heightOf = (width: number): number => (width < 720 ? 844 : 900)
