import { useActions } from "../../state/page.ts"
import { Menu } from "../ui/Menu.tsx"

interface Props {
  name: string
  arity: number
  /** Words on the button. */
  title?: string
}

/** Puts all facts of a predicate on the clipboard, as the filter and the order of its table have them. */
export function CopyFacts({ name, arity, title }: Props) {
  const { copyFacts } = useActions()
  return (
    <Menu
      small
      icon="copy"
      label={`Copy the facts of ${name}/${arity}`}
      {...(title !== undefined && { title })}
      items={() => [
        {
          id: "datalog",
          title: "Copy as Datalog",
          icon: "copy",
          run: () => void copyFacts(name, arity, "datalog"),
        },
        {
          id: "csv",
          title: "Copy as CSV",
          icon: "table",
          run: () => void copyFacts(name, arity, "csv"),
        },
      ]}
    />
  )
}
