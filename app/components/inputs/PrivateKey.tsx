import { useState } from "react"
import type { KeyPair } from "../../../src/worker/index.ts"
import { privateKeyText } from "../../state/keys.ts"
import { Button } from "../ui/Button.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"

/** A private key, in the page only while it is asked for. */
export function PrivateKey({ pair, name }: { pair: KeyPair; name: string }) {
  const [isShown, show] = useState(false)
  return (
    <>
      {isShown && (
        <>
          <code>{privateKeyText(pair)}</code>
          <CopyButton text={privateKeyText(pair)} what={`the private key of ${name}`} />
        </>
      )}
      <Button small look="line" onClick={() => show(!isShown)}>
        {isShown ? "Hide private key" : "Show private key"}
      </Button>
    </>
  )
}
