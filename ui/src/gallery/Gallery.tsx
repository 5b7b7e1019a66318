import { type ReactNode, useState } from "react";
import { setPreferences, usePreferences } from "~/app/preferences";
import { LANGUAGES } from "~/i18n";
import { Button } from "~/kit";
import { Acts } from "./Acts";
import { Charts } from "./Charts";
import { Forms } from "./Forms";
import styles from "./Gallery.module.css";
import { KitFields } from "./KitFields";
import { KitParts } from "./KitParts";
import { Lists } from "./Lists";
import { Marks } from "./Marks";
import { Tokens } from "./Tokens";

const PAGES: Readonly<Record<string, () => ReactNode>> = {
  Parts: KitParts,
  Fields: KitFields,
  Forms,
  Marks,
  Lists,
  Acts,
  Charts,
  Tokens,
};

/** Every part of the kit in every state, for eyes and for the tests of the pages. Not in the shipped build. */
export default function Gallery() {
  const wish = usePreferences();
  const [page, setPage] = useState(() => {
    const asked = window.location.hash.split("/")[2] ?? "";
    return asked in PAGES ? asked : "Parts";
  });
  const Shown = PAGES[page] ?? KitParts;
  return (
    <main className={styles.gallery}>
      <header className={styles.top}>
        <h1>Gallery</h1>
        <nav className={styles.bar} aria-label="Pages">
          {Object.keys(PAGES).map((name) => (
            <Button key={name} small pressed={name === page} onPress={() => setPage(name)}>
              {name}
            </Button>
          ))}
        </nav>
        <div className={styles.bar}>
          {LANGUAGES.map((language) => (
            <Button
              key={language}
              small
              kind="quiet"
              pressed={wish.language === language}
              onPress={() => setPreferences({ language })}
            >
              {language}
            </Button>
          ))}
          {(["light", "dark", "system"] as const).map((theme) => (
            <Button
              key={theme}
              small
              kind="quiet"
              pressed={wish.theme === theme}
              onPress={() => setPreferences({ theme })}
            >
              {theme}
            </Button>
          ))}
          {(["normal", "more"] as const).map((contrast) => (
            <Button
              key={contrast}
              small
              kind="quiet"
              pressed={wish.contrast === contrast}
              onPress={() => setPreferences({ contrast })}
            >
              {`contrast ${contrast}`}
            </Button>
          ))}
          {[1, 2].map((textScale) => (
            <Button
              key={textScale}
              small
              kind="quiet"
              pressed={wish.textScale === textScale}
              onPress={() => setPreferences({ textScale })}
            >
              {`${textScale * 100} %`}
            </Button>
          ))}
        </div>
      </header>
      <Shown />
    </main>
  );
}
