/** Small effects on the browser, and what the browser tells. */
import { pastedKind } from "./paste.ts"
import type { Actions } from "./state.ts"

/**
 * Takes a token, or a public key, that is pasted anywhere but into Datalog: each goes to its own field, whichever
 * has the focus, in place of what was there.
 */
export function takePastes({ openPasted, pasteToken, setPublicKey }: Actions): void {
  document.addEventListener("paste", (event) => {
    const { target } = event
    if (target instanceof Element && target.closest("[contenteditable]")) return
    const text = event.clipboardData?.getData("text/plain") ?? ""
    const kind = pastedKind(text)
    if (kind === null) return
    event.preventDefault()
    openPasted()
    if (kind === "token") pasteToken(text)
    else setPublicKey(text.trim())
  })
}

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
