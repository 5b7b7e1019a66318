import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArchiveRestore, ArrowRight, Lock, RotateCcw } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { call, errorText, toApiError, view } from "~/api";
import { type Desk, useLeft, useSigningIn } from "~/app/desk";
import { isPin } from "~/app/pin";
import { m } from "~/i18n";
import { Banner, Button, ConfirmDialog, focusField, Skeleton, TextField } from "~/kit";
import styles from "./Entry.module.css";
import { EntryPage, Fault } from "./EntryPage";
import { NewOffice, type NewOfficeValues } from "./NewOffice";
import { ResetPassphrase } from "./ResetPassphrase";
import { Restore, type RestoreValues } from "./Restore";
import { useSitting } from "./sitting";
import { useWait, WaitNotice, waitOf } from "./Wait";
import { WorkerList } from "./WorkerList";

type Step = "welcome" | "begin" | "restore" | "office" | "made_up";

function firstStep(desk: Desk, left: Desk["open"]): Step {
  if (left !== null) return left;
  if (desk.office) return "office";
  return desk.made_up ? "made_up" : "welcome";
}

/** What stands in place of the frame while nobody is signed in: first run, signing in, or the lock. */
export function Entry({ desk }: { readonly desk: Desk }) {
  const left = useLeft();
  const [step, setStep] = useState<Step>(() => firstStep(desk, left));
  const [pinPage, setPinPage] = useState<PinPage>("asked");
  const [newOffice, setNewOffice] = useState<NewOfficeValues>({ office: "", municipalities: [], worker: "" });
  const [restored, setRestored] = useState<RestoreValues>({ file: null, by: "key", name: "" });
  const typeNew = (part: Partial<NewOfficeValues>) => setNewOffice((before) => ({ ...before, ...part }));
  const typeRestored = (part: Partial<RestoreValues>) => setRestored((before) => ({ ...before, ...part }));
  const back = () => setStep("welcome");
  const usesPin = desk.pin && pinPage === "asked";
  // an office that has come to be here is signed in to
  const page = desk.office && (step === "begin" || step === "restore") ? "office" : step;
  if (usesPin) return <PinLock isMadeUp={page === "made_up"} onLeave={setPinPage} />;
  const toPin = desk.pin && pinPage === "left";
  const place = {
    isLocked: left === page,
    isPinForgotten: pinPage === "forgotten",
    backName: toPin ? m.ui_first_back() : m.ui_first_to_start(),
    onBack: toPin ? () => setPinPage("asked") : back,
  };
  if (page === "office" && desk.office) return <SignIn {...place} isRestored={step === "restore"} />;
  if (page === "made_up") return <ChooseMadeUp {...place} exists={desk.made_up} />;
  if (page === "begin") return <NewOffice desk={desk} value={newOffice} onChange={typeNew} onBack={back} />;
  if (page === "restore") return <Restore value={restored} onChange={typeRestored} onBack={back} />;
  return (
    <EntryPage title={m.ui_first_title()} text={m.ui_first_text()}>
      <div className={styles.choices}>
        {desk.office ? (
          <Choice
            name={m.ui_first_open()}
            icon={<Lock aria-hidden size="1.2em" />}
            autoFocus
            onPress={() => setStep("office")}
          />
        ) : (
          <Choice
            name={m.ui_first_begin()}
            note={m.ui_first_begin_text()}
            icon={<ArrowRight aria-hidden size="1.2em" />}
            autoFocus
            onPress={() => setStep("begin")}
          />
        )}
        <Choice
          name={m.ui_first_try()}
          note={m.ui_first_try_text()}
          icon={<ArrowRight aria-hidden size="1.2em" />}
          onPress={() => setStep("made_up")}
        />
      </div>
      {!desk.office && (
        <div className={styles.quieter}>
          <Button kind="quiet" icon={ArchiveRestore} onPress={() => setStep("restore")}>
            {m.ui_restore_open()}
          </Button>
        </div>
      )}
    </EntryPage>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly note?: string;
  readonly icon?: ReactNode;
  /** Enter goes on by it when the page opens. */
  readonly autoFocus?: boolean;
  readonly onPress: () => void;
}

function Choice({ name, note, icon, autoFocus = false, onPress }: ChoiceProps) {
  return (
    <AriaButton className={styles.choice ?? ""} autoFocus={autoFocus} onPress={onPress}>
      <span className={styles.choiceWords}>
        <span className={styles.choiceName}>{name}</span>
        {note !== undefined && <span className={styles.choiceNote}>{note}</span>}
      </span>
      {icon}
    </AriaButton>
  );
}

interface StepProps {
  /** Whether one comes here from the lock, not from the start. */
  readonly isLocked: boolean;
  /** Whether one comes here because the PIN opens no more. */
  readonly isPinForgotten: boolean;
  /** Where the way back leads. */
  readonly backName: string;
  readonly onBack: () => void;
}

function SignIn(props: StepProps & { readonly isRestored: boolean }) {
  const { isLocked, isPinForgotten, isRestored, backName, onBack } = props;
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [isForgotten, setForgotten] = useState(false);
  const signIn = useSitting(() => call("sign_in", { name: name.trim() === "" ? null : name.trim(), passphrase }));
  const asked = waitOf(signIn.error);
  const left = useWait(signIn.error);
  // what is wrong is at the field, and typed anew; anything else keeps what was typed
  const fault = signIn.error === null ? null : toApiError(signIn.error);
  const isWrong = fault?.code === "wrong_passphrase";
  const isNameWrong = fault?.code === "unknown_worker" || fault?.code === "worker_needed";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (left > 0 || signIn.isPending) return;
    // none is no guess, which the engine would have one wait for
    setMissing(passphrase === "");
    if (passphrase === "") {
      signIn.reset();
      focusField("signin-passphrase");
      return;
    }
    signIn.mutate(undefined, {
      onError: (error) => {
        const { code } = toApiError(error);
        if (code === "wrong_passphrase") setPassphrase("");
        focusField(code === "unknown_worker" || code === "worker_needed" ? "signin-name" : "signin-passphrase");
      },
    });
  };
  if (isForgotten) return <ResetPassphrase name={name} onBack={() => setForgotten(false)} />;
  return (
    <EntryPage
      title={isLocked ? m.ui_lock_title() : m.ui_sign_in_title()}
      {...(isLocked ? { text: m.ui_lock_text() } : {})}
    >
      {isPinForgotten && (
        <Banner kind="warn" role="alert">
          {m.ui_lock_pin_forgotten()}
        </Banner>
      )}
      {isRestored && (
        <Banner kind="ok" role="status">
          {m.ui_restore_done()}
        </Banner>
      )}
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          id="signin-name"
          label={m.ui_lock_name()}
          value={name}
          onChange={setName}
          error={isNameWrong ? errorText(fault) : undefined}
          autoComplete="username"
          autoFocus
        />
        <TextField
          id="signin-passphrase"
          label={m.ui_lock_passphrase()}
          type="password"
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            setMissing(false);
          }}
          error={isMissing ? m.ui_first_passphrase_missing() : isWrong ? errorText(fault) : undefined}
          autoComplete="current-password"
        />
        {asked !== null && <WaitNotice asked={asked} left={left} />}
        <Fault error={asked === null && !isWrong && !isNameWrong ? fault : null} />
        <div className={styles.actions}>
          <Button kind="primary" type="submit" isPending={signIn.isPending} isDisabled={left > 0}>
            {isLocked ? m.ui_lock_unlock() : m.ui_sign_in_do()}
          </Button>
          <Button
            kind="quiet"
            onPress={() => {
              setPassphrase("");
              setForgotten(true);
            }}
          >
            {m.ui_reset_open()}
          </Button>
          <Button kind="quiet" onPress={onBack}>
            {backName}
          </Button>
        </div>
      </form>
    </EntryPage>
  );
}

/** Whether the PIN is asked, was left for the passphrase, or opens no more. */
type PinPage = "asked" | "left" | "forgotten";

interface PinLockProps {
  /** The made-up region has no passphrase to fall back to: its workers are chosen. */
  readonly isMadeUp: boolean;
  readonly onLeave: (to: PinPage) => void;
}

function PinLock({ isMadeUp, onLeave }: PinLockProps) {
  const [pin, setPin] = useState("");
  const [isUnfit, setUnfit] = useState(false);
  const unlock = useSitting(() => call("unlock_pin", { pin }));
  const fault = unlock.error === null ? null : toApiError(unlock.error);
  const isWrong = fault?.code === "wrong_passphrase";
  const tries = fault?.details.left;
  const wrong = isWrong && typeof tries === "number" ? m.ui_lock_pin_wrong({ count: tries }) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (unlock.isPending) return;
    // what is none is no try, of which there are few
    setUnfit(!isPin(pin));
    if (!isPin(pin)) {
      focusField("lock-pin");
      return;
    }
    unlock.mutate(undefined, {
      onError: (error) => {
        const { code, details } = toApiError(error);
        if (code !== "wrong_passphrase") return;
        setPin("");
        // no tries are left, or the day has changed: the engine has forgotten the key
        if (typeof details.left === "number") focusField("lock-pin");
        else onLeave("forgotten");
      },
    });
  };
  return (
    <EntryPage title={m.ui_lock_title()} text={m.ui_lock_text()}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          id="lock-pin"
          label={m.ui_lock_pin()}
          type="password"
          inputMode="numeric"
          size="medium"
          value={pin}
          onChange={(digits) => {
            setPin(digits);
            setUnfit(false);
          }}
          error={isUnfit ? m.ui_settings_pin_unfit() : wrong}
          isRequired
          autoFocus
        />
        <Fault error={isWrong ? null : fault} />
        <div className={styles.actions}>
          <Button kind="primary" type="submit" isPending={unlock.isPending}>
            {m.ui_lock_unlock()}
          </Button>
          <Button kind="quiet" onPress={() => onLeave("left")}>
            {isMadeUp ? m.ui_lock_use_chooser() : m.ui_lock_use_passphrase()}
          </Button>
        </div>
      </form>
    </EntryPage>
  );
}

/** The made-up workers, who need no passphrase. */
function ChooseMadeUp(props: StepProps & { readonly exists: boolean }) {
  const { exists, isLocked, isPinForgotten, backName, onBack } = props;
  const client = useQueryClient();
  const workers = view("made_up_workers", {});
  const found = useQuery({ ...workers, enabled: exists });
  const make = useMutation({
    mutationFn: () => call("make_made_up", {}),
    meta: { quiet: true },
    onSuccess: (made) => client.setQueryData(workers.queryKey, made),
  });
  const sit = useSitting((worker: string) => call("sign_in_made_up", { worker }));
  const signIn = useSigningIn();
  const [asksAnew, setAsksAnew] = useState(false);
  const anew = useMutation({
    // after a lock that is on its way: it is still the former region's
    mutationFn: () => signIn(() => call("reset_made_up", {})),
    meta: { quiet: true },
    onSuccess: (made) => client.setQueryData(workers.queryKey, made),
    onSettled: () => {
      setAsksAnew(false);
      return client.invalidateQueries({ queryKey: view("desk", {}).queryKey });
    },
  });
  const list = found.data ?? make.data;

  if (!list && !exists) {
    return (
      <EntryPage title={m.ui_first_try()} text={m.ui_first_try_text()}>
        <div role="status">{make.isPending && <p>{m.ui_made_up_making()}</p>}</div>
        <Fault error={make.error} />
        <div className={styles.actions}>
          <Button kind="primary" autoFocus isPending={make.isPending} onPress={() => make.mutate()}>
            {m.ui_made_up_make()}
          </Button>
          <Button kind="quiet" onPress={onBack}>
            {backName}
          </Button>
        </div>
      </EntryPage>
    );
  }
  return (
    <EntryPage
      wide
      title={isLocked ? m.ui_lock_title() : m.ui_made_up_choose()}
      text={isLocked ? m.ui_lock_text_choose() : m.ui_made_up_choose_text()}
    >
      {isPinForgotten && (
        <Banner kind="warn" role="alert">
          {m.ui_lock_pin_forgotten_made_up()}
        </Banner>
      )}
      <div role="status" className={styles.fault}>
        {anew.isSuccess && <Banner kind="ok">{m.ui_made_up_anew_done()}</Banner>}
      </div>
      <Fault error={found.error ?? sit.error ?? anew.error} />
      {list ? (
        <WorkerList workers={list} isDisabled={sit.isPending} onChoose={(name) => sit.mutate(name)} />
      ) : (
        found.isPending && <Skeleton lines={5} rows />
      )}
      <div className={styles.actions}>
        <Button kind="quiet" onPress={onBack}>
          {backName}
        </Button>
        <Button kind="quiet" icon={RotateCcw} onPress={() => setAsksAnew(true)}>
          {m.ui_made_up_anew()}
        </Button>
      </div>
      <ConfirmDialog
        title={m.ui_made_up_anew_title()}
        act={m.ui_made_up_anew()}
        isOpen={asksAnew}
        isPending={anew.isPending}
        onClose={() => setAsksAnew(false)}
        onConfirm={() => {
          if (!anew.isPending) anew.mutate();
        }}
      >
        <p>{m.ui_made_up_anew_text()}</p>
        <div role="status">{anew.isPending && <p>{m.ui_made_up_making()}</p>}</div>
      </ConfirmDialog>
    </EntryPage>
  );
}
