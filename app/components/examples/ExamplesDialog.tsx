import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import dialog from "../ui/Dialog.module.css"
import { Icon } from "../ui/Icon.tsx"
import { ExampleCard } from "./ExampleCard.tsx"
import styles from "./Examples.module.css"
import { useGallery } from "./useGallery.ts"

/** The gallery: examples by idea, each with a request that is allowed and one that is not. */
export function ExamplesDialog() {
  const { element, closed, typed, type, groups, count, takeKey } = useGallery()
  const { openExample } = useActions()
  return (
    <dialog
      ref={element}
      className={`${dialog.dialog} ${styles.gallery}`}
      aria-label="Examples"
      closedby="any"
      onClose={closed}
      onKeyDown={takeKey}
    >
      <div className={styles.head}>
        <label className={styles.field}>
          <Icon name="search" />
          <input
            type="search"
            aria-label="Search examples"
            placeholder="Search examples: expiry, reject if, starts_with …"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
          />
        </label>
        <p role="status" className={styles.count}>
          {count === 1 ? "1 example" : `${count} examples`}
        </p>
        <Button icon="close" aria-label="Close" onClick={() => element.current!.close()} />
      </div>
      <div className={styles.groups}>
        {count === 0 && <p className={styles.none}>No example has “{typed}” in it.</p>}
        {groups.map(({ title, cards }) => (
          <section key={title} aria-label={title}>
            <h2>{title}</h2>
            <ul className={styles.cards}>
              {cards.map((card) => (
                <ExampleCard
                  key={card.id}
                  card={card}
                  onOpen={(request) => void openExample(card.id, request)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </dialog>
  )
}
