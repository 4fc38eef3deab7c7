import { join } from "node:path";
import { ROOT } from "../../../scripts/run-command.ts";
import { loadLessonLibrary } from "../../../server/lesson/lesson-library.ts";
import { openSqliteStores } from "../../../server/store/sqlite/open-sqlite-stores.ts";
import { startServer } from "../../support/start-server.ts";
import { answerParent } from "./answer-parent.ts";
import { dataFolder } from "./data-folder.ts";

/** Our own server with the lessons that it comes with, whole but for the pages. */
const stores = openSqliteStores(dataFolder());
if (!stores.ok) throw new Error(stores.error);
const lessons = await loadLessonLibrary(join(ROOT, "lessons"));
const server = await startServer({ stores: stores.value, lessons });
answerParent(server.port);
