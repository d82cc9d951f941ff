/** The browser behind the page: clipboard, files, storage, focus; and the pastes and keys it brings. */
import type { Host, Preferences, Theme } from "./host.ts"
import { pastedKind } from "./paste.ts"
import { type Actions, defaultSplit, maxSplit, minSplit, type Region } from "./state.ts"

export const browser: Omit<Host, "engine" | "workshop"> = {
  random: (bytes) => crypto.getRandomValues(bytes),
  now: () => new Date(),
  writeClipboard,
  download,
  remember,
  applyTheme,
  focusRegion,
}

/** Absent where the page is not served securely. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function download(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([content]))
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Storage may be refused or full; what is to be kept then lasts as long as the page. */
function remember(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
    return true
  } catch {
    return false
  }
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** public/theme.js applies the theme before the first paint. */
function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement
  if (theme === "system") delete dataset.theme
  else dataset.theme = theme
}

export function preferences(): Preferences {
  const theme = recall("theme")
  const split = Number(recall("split"))
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    split: split >= minSplit && split <= maxSplit ? split : defaultSplit,
    isStripCollapsed: matchMedia("(720px <= width < 1100px), (720px <= width) and (height < 480px)")
      .matches,
    lens: recall("lens") !== "off",
    counts: recall("counts") !== "off",
  }
}

const focusTargets = [
  '[role="tabpanel"]',
  '[contenteditable="true"], [role="textbox"], textarea, input',
  "button",
]

/** Gives the focus to the first thing of a part of the page that can be read, written in or used. */
function focusRegion(region: Region): void {
  // After the part has come into sight.
  requestAnimationFrame(() => {
    const part = document.querySelector(`[data-region-name="${region}"]`)
    const targets = focusTargets.map((selector) => part?.querySelector<HTMLElement>(selector))
    targets.find(Boolean)?.focus()
  })
}

/**
 * Takes a token, or a public key, that is pasted anywhere but into Datalog: each goes to its own field, whichever
 * has the focus, in place of what was there.
 */
export function takePastes({ takePaste }: Actions): void {
  document.addEventListener("paste", (event) => {
    const { target, defaultPrevented } = event
    // An editor that took it may have replaced the element it was pasted at.
    if (defaultPrevented) return
    if (target instanceof Element && target.closest("[contenteditable], [data-own-paste]")) return
    const text = event.clipboardData?.getData("text/plain") ?? ""
    if (pastedKind(text) === null) return
    event.preventDefault()
    void takePaste(text)
  })
}
