/** What can be done with a key. */
import type { PrivateKeyRow, PublicKeyRow } from "../../state/derive/keys.ts"
import type { Actions } from "../../state/state.ts"
import type { MenuItem } from "../ui/Menu.tsx"

export const privateKeyMenu = (
  { id }: PrivateKeyRow,
  { saveKey, clearKey, chooseRootKey }: Actions,
): readonly MenuItem[] => [
  { id: "root", title: "Use as the root key", icon: "key", run: () => chooseRootKey(id) },
  ...forms.map((form, i) => ({
    ...save(`Save the public key as ${form}`, () => saveKey(id, "public", form)),
    separated: i === 0,
  })),
  ...forms.map((form, i) => ({
    ...save(`Save the private key as ${form}`, () => saveKey(id, "private", form)),
    note: "PKCS#8, not encrypted",
    separated: i === 0,
  })),
  {
    id: "clear",
    title: "Clear it from memory",
    note: "Cannot be undone. A new key takes its place where it is used.",
    icon: "trash",
    separated: true,
    run: () => clearKey(id),
  },
]

export const publicKeyMenu = (
  { publicKey, name }: PublicKeyRow,
  { savePublicKey, nameKey }: Actions,
): readonly MenuItem[] => [
  ...forms.map((form) => save(`Save it as ${form}`, () => savePublicKey(publicKey, form))),
  {
    id: "forget",
    title: "Forget its name",
    icon: "trash",
    separated: true,
    blocked: name === "" ? "it has none" : null,
    run: () => nameKey(publicKey, ""),
  },
]

const forms = ["PEM", "DER"] as const

const save = (title: string, run: () => Promise<void>): MenuItem => ({
  id: title,
  title,
  icon: "download",
  run: () => void run(),
})
