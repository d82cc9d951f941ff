import type { Theme } from "../../state/host.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import type { IconName } from "../ui/Icon.tsx"
import { Menu } from "../ui/Menu.tsx"

const themes: readonly { readonly id: Theme; readonly title: string; readonly icon: IconName }[] = [
  { id: "system", title: "As the system", icon: "system" },
  { id: "light", title: "Light", icon: "sun" },
  { id: "dark", title: "Dark", icon: "moon" },
]

export function ThemeMenu() {
  const current = usePlayground((state) => state.view.theme)
  const { chooseTheme } = useActions()
  return (
    <Menu
      label="Theme"
      icon={themes.find(({ id }) => id === current)!.icon}
      items={() =>
        themes.map((theme) => ({
          ...theme,
          checked: theme.id === current,
          run: () => chooseTheme(theme.id),
        }))
      }
    />
  )
}
