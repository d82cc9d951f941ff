import { usePlayground } from "../../state/page.ts"
import { perform } from "../../state/commands/perform.ts"
import { datalogVersion, tokenSize } from "../../state/derive/status.ts"
import { StatusItem } from "./StatusItem.tsx"

/** The size of the token, and the version of Datalog that a verifier has to know. */
export function TokenNumbers() {
  const size = usePlayground(tokenSize)
  const version = usePlayground(datalogVersion)
  const show = (): void => perform("pane-token")
  return (
    <>
      <StatusItem room="amount" title="Size of the token" onClick={show}>
        {size === "" ? "– B" : <b>{size}</b>}
      </StatusItem>
      <StatusItem room="version" title="Version that a verifier has to know" onClick={show}>
        {version === "" ? "Datalog –" : version}
      </StatusItem>
    </>
  )
}
