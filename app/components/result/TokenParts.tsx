import { useActions, usePlayground } from "../../state/page.ts"
import { Segments } from "../ui/Segments.tsx"
import { partChoices } from "./token-parts.ts"

/** Chooses what is shown of the token. */
export function TokenParts() {
  const chosen = usePlayground((state) => state.view.tokenPart)
  const { showTokenPart } = useActions()
  return (
    <Segments
      legend="Part of the token"
      name="token-part"
      options={partChoices}
      chosen={chosen}
      onChoose={showTokenPart}
    />
  )
}
