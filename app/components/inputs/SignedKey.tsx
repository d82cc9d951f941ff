import { CopyButton } from "../ui/CopyButton.tsx"
import details from "./KeyDetails.module.css"

interface Props {
  id: string
  isShown: boolean
  /** Null until it is known. */
  publicKey: string | null
  /** As `block 1`. */
  name: string
}

/** The key of a third party whose private half is elsewhere. */
export const SignedKey = ({ id, isShown, publicKey, name }: Props) => (
  <div id={id} className={details.details} hidden={!isShown}>
    <p className={details.row}>
      <code>{publicKey ?? "…"}</code>
      {publicKey !== null && (
        <CopyButton text={publicKey} what={`the public key of the third party of ${name}`} />
      )}
    </p>
  </div>
)
