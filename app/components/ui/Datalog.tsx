import { memo } from "react"
import { styledDatalog } from "../../state/derive/styled.ts"

/** Datalog that is only shown, in the colours of the editors. */
export const Datalog = memo(({ text }: { text: string }) => (
  <code dir="ltr" translate="no">
    {styledDatalog(text).map(({ text, className }, i) =>
      className === "" ? (
        text
      ) : (
        <span key={i} className={className}>
          {text}
        </span>
      ),
    )}
  </code>
))
Datalog.displayName = "Datalog"
