import { describe, expect, it, vi } from "vitest";
import { setLanguage } from "~/i18n";
import {
  ApiError,
  act,
  allAnswered,
  type Backend,
  call,
  callJob,
  errorText,
  newQueryClient,
  replaceBackend,
  toApiError,
} from ".";

function answering(rpc: Backend["rpc"]): void {
  replaceBackend({
    platform: "browser",
    rpc,
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
}

describe("call", () => {
  it("passes the command on and answers its view", async () => {
    const rpc = vi.fn(async () => ({ clients: [] }));
    answering(rpc);
    expect(await call("search_clients", { text: "mäk", settled: true })).toEqual({ clients: [] });
    expect(rpc).toHaveBeenCalledWith("search_clients", { text: "mäk", settled: true });
  });

  it("throws what the engine said, as an error of ours", async () => {
    answering(() => Promise.reject({ code: "invalid", field: "name", details: { reason: "empty" } }));
    const error = await call("desk", {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: "invalid", field: "name", details: { reason: "empty" } });
  });
});

describe("errors", () => {
  it("come as objects, as JSON, or as something else", () => {
    expect(toApiError('{"code":"disk_full"}').code).toBe("disk_full");
    expect(toApiError({ code: "no such code" }).code).toBe("unreachable");
    expect(toApiError(new TypeError("Failed to fetch")).code).toBe("unreachable");
    expect(toApiError(null).code).toBe("unreachable");
  });

  it("have words in each language", () => {
    const full = { code: "disk_full" };
    expect(errorText(full)).toBe("Levy on täynnä. Vapauta tilaa ja yritä uudelleen.");
    setLanguage("sv");
    expect(errorText(full)).toMatch(/^Disken är full/);
    expect(errorText({ code: "wait", details: { seconds: 1 } })).toMatch(/1\u00a0sekund\.$/);
  });
});

describe("callJob", () => {
  it("waits for the end and tells each step", async () => {
    const states = [
      { state: "running", what: "rows", done: 1, total: 2 },
      { state: "done", view: { checks: [] } },
    ];
    answering(async (command) => (command === "check_store" ? 7 : states.shift()));
    const steps = vi.fn();
    expect(await callJob("check_store", {}, { onProgress: steps })).toEqual({ checks: [] });
    expect(steps).toHaveBeenCalledExactlyOnceWith({ what: "rows", done: 1, total: 2 });
  });

  it("throws what the job failed with", async () => {
    answering(async (command) => (command === "check_store" ? 7 : { state: "failed", error: { code: "disk_full" } }));
    await expect(callJob("check_store", {})).rejects.toMatchObject({ code: "disk_full" });
  });
});

describe("writing", () => {
  it("reads again what is shown", async () => {
    answering(async () => ({ act: null }));
    const client = newQueryClient();
    client.setQueryData(["get_day", {}], "before");
    await client.getMutationCache().build(client, act("undo", client)).execute({ act: "a" });
    expect(client.getQueryState(["get_day", {}])?.isInvalidated).toBe(true);
  });
});

describe("what is on its way", () => {
  const queued = (client: ReturnType<typeof newQueryClient>, id: string) =>
    client
      .getMutationCache()
      .build(client, { ...act("undo", client), scope: { id: "one" } })
      .execute({ act: id });

  it("is waited for, also what stands behind it", async () => {
    const comes: (() => void)[] = [];
    answering(() => new Promise((resolve) => comes.push(() => resolve({ act: null }))));
    const client = newQueryClient();
    const all = vi.fn();
    const sent = [queued(client, "a"), queued(client, "b")];
    void allAnswered(client, 60_000).then(all);
    await vi.waitFor(() => expect(comes).toHaveLength(1));
    comes[0]?.();
    await vi.waitFor(() => expect(comes).toHaveLength(2));
    expect(all).not.toHaveBeenCalled();
    comes[1]?.();
    await Promise.all(sent);
    await vi.waitFor(() => expect(all).toHaveBeenCalled());
  });

  it("is not waited for too long", async () => {
    let come = () => {};
    answering(
      () =>
        new Promise((resolve) => {
          come = () => resolve(null);
        }),
    );
    vi.useFakeTimers();
    try {
      const slow = call("get_office", {});
      const all = vi.fn();
      void allAnswered(newQueryClient(), 2_000).then(all);
      await vi.advanceTimersByTimeAsync(1_999);
      expect(all).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(all).toHaveBeenCalled();
      come();
      await slow;
    } finally {
      vi.useRealTimers();
    }
  });
});
