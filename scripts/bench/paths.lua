-- Asks for the paths in turn: wrk ... -- METHOD COOKIES TOKEN PATH...
local paths, number = {}, 0

function init(args)
  wrk.method = args[1]
  if args[2] ~= "" then wrk.headers["Cookie"] = args[2] end
  if args[3] ~= "" then wrk.headers["X-CSRFToken"] = args[3] end
  for i = 4, #args do paths[#paths + 1] = args[i] end
end

function request()
  number = number + 1
  return wrk.format(nil, paths[(number - 1) % #paths + 1])
end
