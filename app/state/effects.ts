/** Small effects on the browser that components ask for by name. */

/** Puts a text on the clipboard, and tells what came of it; after two seconds it is `ready` again. */
export function copyText(
  text: string,
  tell: (state: "ready" | "copied" | "refused") => void,
): void {
  const after = (state: "copied" | "refused"): void => {
    tell(state)
    setTimeout(() => tell("ready"), 2000)
  }
  navigator.clipboard.writeText(text).then(
    () => after("copied"),
    () => after("refused"),
  )
}

export type Theme = "system" | "light" | "dark"

/** The theme chosen before; public/theme.js applies it before the first paint. */
export function chosenTheme(): Theme {
  const theme = document.documentElement.dataset.theme
  return theme === "light" || theme === "dark" ? theme : "system"
}

export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement
  if (theme === "system") delete dataset.theme
  else dataset.theme = theme
  try {
    if (theme === "system") localStorage.removeItem("theme")
    else localStorage.setItem("theme", theme)
  } catch {
    // Storage may be refused; the theme then lasts as long as the page.
  }
}
