/** Where the focus goes from the chain: to the key that it wants for, and to where it breaks. */

/** Gives the focus to a field of the token's panel, which may only just be on its way into sight. */
function toField(name: "token" | "key"): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-region-name="token"] [name="${name}"]`)?.focus()
  })
}

export const toTokenField = (): void => toField("token")

export const toRootKeyField = (): void => toField("key")

/** The first link of the chain around `element` that failed. */
export function toFailedLink(element: HTMLElement): void {
  element
    .closest("[data-chain]")
    ?.querySelector<HTMLElement>('[data-state="failed"][tabindex]')
    ?.focus()
}
