import { setPreferences, usePreferences } from "~/app/preferences";
import { LANGUAGES, m } from "~/i18n";
import { RadioGroup, Select, Switch } from "~/kit";
import styles from "./Settings.module.css";

const SCALES = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

/** Language, look and keys; each takes effect at once and is kept. */
export function Own() {
  const wish = usePreferences();
  const scales = SCALES.includes(wish.textScale) ? SCALES : [...SCALES, wish.textScale].sort((a, b) => a - b);
  const languageNames = {
    fi: m.ui_settings_language_fi,
    sv: m.ui_settings_language_sv,
    en: m.ui_settings_language_en,
  };
  return (
    <div className={styles.section}>
      <p className={styles.help}>{m.ui_settings_help()}</p>
      <div className={styles.choices}>
        <RadioGroup
          label={m.ui_settings_language()}
          options={LANGUAGES.map((id) => ({ id, name: languageNames[id]() }))}
          value={wish.language}
          onChange={(language) => setPreferences({ language })}
        />
        <RadioGroup
          label={m.ui_settings_theme()}
          options={[
            { id: "system", name: m.ui_settings_theme_system() },
            { id: "light", name: m.ui_settings_theme_light() },
            { id: "dark", name: m.ui_settings_theme_dark() },
          ]}
          value={wish.theme}
          onChange={(theme) => setPreferences({ theme })}
        />
        <RadioGroup
          label={m.ui_settings_contrast()}
          options={[
            { id: "system", name: m.ui_settings_contrast_system() },
            { id: "normal", name: m.ui_settings_contrast_normal() },
            { id: "more", name: m.ui_settings_contrast_more() },
          ]}
          value={wish.contrast}
          onChange={(contrast) => setPreferences({ contrast })}
        />
      </div>
      <div className={styles.short}>
        <Select
          label={m.ui_settings_text_size()}
          options={scales.map((scale) => ({
            id: String(scale),
            name: m.ui_settings_text_size_value({ percent: Math.round(scale * 100) }),
          }))}
          value={String(wish.textScale)}
          onChange={(scale) => setPreferences({ textScale: Number(scale) })}
        />
      </div>
      <Switch
        label={m.ui_settings_letter_keys()}
        note={m.ui_settings_letter_keys_note()}
        isSelected={wish.letterKeys}
        onChange={(letterKeys) => setPreferences({ letterKeys })}
      />
    </div>
  );
}
