// A tone when a new alert comes, for those who have asked for it on this computer.
const button = document.querySelector("[data-sound]");
const isOn = () => localStorage.getItem("makker-sound") === "on";
const show = () => button.setAttribute("aria-pressed", String(isOn()));

function play() {
  const context = new AudioContext();
  const tone = context.createOscillator();
  tone.frequency.value = 660;
  tone.connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.4);
}

button.classList.remove("needs-script");
show();
button.addEventListener("click", () => {
  localStorage.setItem("makker-sound", isOn() ? "off" : "on");
  show();
  if (isOn()) play();
});

const waiting = () => document.querySelectorAll(".alarm[data-untaken]").length;
let known = waiting();
document.body.addEventListener("htmx:sseMessage", () => {
  if (isOn() && waiting() > known) play();
  known = waiting();
});
