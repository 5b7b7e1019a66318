import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { startIn } from "~/app/preferences";
import { LANGUAGES, type Language, m, useLanguage } from "~/i18n";
import styles from "./Entry.module.css";

/** Each in its own words, whatever the window speaks. */
const NAMES: Readonly<Record<Language, () => string>> = {
  fi: m.ui_settings_language_fi,
  sv: m.ui_settings_language_sv,
  en: m.ui_settings_language_en,
};

/** The language of the window before anyone has signed in, at once; whoever has chosen their own gets it back. */
export function Languages() {
  const language = useLanguage();
  return (
    <ToggleButtonGroup
      className={styles.languages ?? ""}
      aria-label={m.ui_settings_language()}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => {
        const chosen = LANGUAGES.find((one) => keys.has(one));
        if (chosen !== undefined) startIn(chosen);
      }}
    >
      {LANGUAGES.map((one) => (
        <ToggleButton key={one} id={one} className={styles.language ?? ""}>
          <span lang={one}>{NAMES[one]()}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
