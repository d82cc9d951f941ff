/** Where the focus goes from the chain: to the key that it wants for, and to where it breaks. */

/** Gives the focus to a field of the token's panel, which may only just be on its way into sight. */
function toField(fields: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-region-name="token"] :is(${fields})`)?.focus()
  })
}

/** To the field for a token, or the one for a snapshot in its place. */
export const toTokenField = (): void => toField("[name=token], [name=snapshot]")

export const toRootKeyField = (): void => toField("[name=key]")

/** To the choice of what is shown of the token, which is only about to change. */
export function toChosenPart(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>("[name=token-part]:checked")?.focus()
  })
}

/** The first link of the chain around `element` that failed. */
export function toFailedLink(element: HTMLElement): void {
  element
    .closest("[data-chain]")
    ?.querySelector<HTMLElement>('[data-state="failed"][tabindex]')
    ?.focus()
}
