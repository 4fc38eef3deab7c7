/** Words of the choice of a lesson. */
export const startWords = {
  title: "Start a class",
  text: "Choose a lesson. You get a code to show; your students join with it from any browser.",
  nameLabel: "Your name",
  nameHint: "Your students see it. Leave it empty to be called Host.",
  nameless: "Host",
  recordLabel: "Record this class",
  recordHint:
    "Everybody sees a light while it records. You can pause and stop it at any time; what is paused is not kept.",
  passcodeLabel: "Passcode",
  passcodeHint: "This server asks for it before a class can start.",
  passcodeEmpty: "Type the passcode of this server. Whoever runs it has it.",
  lessons: "Lessons",
  teach: "Teach",
  starting: "Opening the room…",
} as const;
