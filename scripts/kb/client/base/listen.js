// Reading aloud, only where the device itself has a voice for the page's language: nothing is sent or fetched.

import { all, furniture, tool } from "./dom.js";

/** Add the button to every clause once the device has named a voice of its own. */
export function startListen() {
  const speaker = window.speechSynthesis;
  if (!speaker) return;
  const offer = () => {
    const voice = speaker
      .getVoices()
      .find((each) => each.localService && each.lang.slice(0, 2) === document.documentElement.lang);
    if (!voice || all(".kb-listen").length) return;
    all(".kb-clause > .kb-tools").forEach((tools) => {
      const button = tool(furniture("listen"), () => {
        const going = speaker.speaking;
        speaker.cancel();
        if (going) return;
        const speech = new SpeechSynthesisUtterance(all("[data-kb-text]", tools.parentNode)[0].textContent);
        speech.voice = voice;
        speech.lang = voice.lang;
        speech.onend = speech.onerror = () => (button.textContent = furniture("listen"));
        button.textContent = furniture("stop");
        speaker.speak(speech);
      });
      button.className = "kb-listen";
      tools.append(button);
    });
  };
  offer();
  // The property, because Safari 13 has no listeners here.
  speaker.onvoiceschanged = offer;
  addEventListener("pagehide", () => speaker.cancel());
}
