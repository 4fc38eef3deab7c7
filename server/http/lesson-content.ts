import { ok, refuse } from "../../domain/result.ts";
import type { ClassStore } from "../store/class-store.ts";
import { JsonText, type Route } from "./exchange.ts";

/** Lessons by their hash: what is under a hash never changes. */
export function lessonContentRoute(classes: ClassStore): Route {
  return {
    method: "GET",
    path: "/api/lessons/:hash",
    async handle({ params }) {
      const json = await classes.getBlob("lesson", params.hash ?? "");
      if (json === null) return refuse({ error: "not-found" });
      return ok({ body: new JsonText(json), headers: { "cache-control": FOR_EVER } });
    },
  };
}

/** Of what is named by its hash. */
export const FOR_EVER = "public, max-age=31536000, immutable";
