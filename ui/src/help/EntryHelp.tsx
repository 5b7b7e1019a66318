import { CircleQuestionMark } from "lucide-react";
import { useState } from "react";
import { useDeskQuery } from "~/app/desk";
import { m } from "~/i18n";
import { HelpSheet, useKeys } from "~/keys";
import { IconButton } from "~/kit";
import { Help } from "./Help";
import { chapterOfEntry } from "./places";

/** The help before anyone has signed in: by F1, and by a button for those who do not know of F1. */
export function EntryHelp() {
  const [isOpen, setOpen] = useState(false);
  const desk = useDeskQuery();
  useKeys({ help: () => setOpen((now) => !now) });
  return (
    <>
      <IconButton icon={CircleQuestionMark} label={m.ui_keys_help()} shortcut="F1" onPress={() => setOpen(true)} />
      <HelpSheet isOpen={isOpen} onClose={() => setOpen(false)}>
        {(shortcuts) => <Help start={chapterOfEntry(desk.data)} shortcuts={shortcuts} />}
      </HelpSheet>
    </>
  );
}
